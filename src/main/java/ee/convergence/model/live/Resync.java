package ee.convergence.model.live;

import ee.convergence.model.access.Rights;
import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.wire.OperationWire;
import ee.convergence.protocol.AddressedMessage;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.model.ModelResyncResponseMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A session begins to resynchronize the model: it gets all operations that it has not seen, those of its own earlier
 * session included, and then what follows (model.md section 12.1, steps 2 to 5).
 */
final class Resync implements Command {

    private final OpenModel model;
    private final Opening opening;
    private final long from;

    Resync(OpenModel model, Opening opening, long from) {
        this.model = model;
        this.opening = opening;
        this.from = from;
    }

    @Override
    public long since() {
        return from;
    }

    @Override
    public void run(Step step) {
        step.otherwise(opening::refuse);
        if (opening.exchange().isFinished()) {
            return;
        }
        Rights rights = model.access().of(opening.session().user());
        if (!rights.read()) {
            step.then(() -> opening.refuse(Refusal.unauthorized("read")));
            return;
        }
        List<HistoryEntry> unseen = model.control().entriesFrom(from);
        long version = model.control().version();
        model.members().resynchronize(opening.participation());
        step.then(() -> answer(version, rights, unseen));
    }

    private void answer(long version, Rights rights, List<HistoryEntry> unseen) {
        Participation participation = opening.participation();
        if (opening.exchange().isFinished() || !participation.begin()) {
            participation.model().leave(participation);
            return;
        }
        opening.exchange()
                .reply(ConvergenceMessage.newBuilder()
                        .setModelResyncResponse(ModelResyncResponseMessage.newBuilder()
                                .setResourceId(participation.resourceId())
                                .setCurrentVersion(version)
                                .setPermissions(RightsWire.encode(rights))));
        Map<String, Mentions> authors = new HashMap<>();
        unseen.forEach(entry -> authors.computeIfAbsent(entry.session(), model::mentionsOf));
        Replay replay = Replay.of(
                participation.session(), unseen, entry -> replay(participation, entry, authors.get(entry.session())));
        model.audience().resyncStarted(participation, replay);
        participation.model().replay();
    }

    private static void replay(Participation participation, HistoryEntry entry, Mentions author) {
        AddressedMessage message = AddressedMessage.of(
                BodyCase.REMOTEOPERATION, Submission.remote(entry, OperationWire.encode(entry.operation())));
        participation.session().send(message.to(participation.resourceId()), author);
    }
}
