package ee.convergence.model.live;

import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.wire.OperationWire;
import ee.convergence.model.wire.PermissionWire;
import ee.convergence.protocol.AddressedMessage;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.model.ModelResyncResponseMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A session begins to resynchronize the model: it gets all operations that it has not seen and then what follows (model.md
 * section 12.1, steps 2 to 5).
 *
 * <p>Operations of its own earlier sessions cannot be replayed to it: the published client takes such a message for an
 * acknowledgement with the sequence number 0, which it never expects. A session that has some is therefore told the
 * version that it has, upon which it sends again all that it does not know to be accepted. What was accepted is then
 * acknowledged by its sequence number, in its place among the others' operations.
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
        ModelRights rights = model.rightsOf(opening.participation());
        if (!rights.read()) {
            step.then(() -> opening.refuse(Refusal.unauthorized("read")));
            return;
        }
        List<HistoryEntry> unseen = model.control().entriesFrom(from);
        List<String> former = opening.session().formerIds();
        List<HistoryEntry> own = unseen.stream()
                .filter(entry -> former.contains(entry.session()))
                .toList();
        if (own.isEmpty()) {
            long version = model.control().version();
            model.members().resynchronize(opening.participation());
            step.then(() -> begin(version, rights, () -> replay(unseen)));
        } else {
            model.members().resume(opening.participation(), from, own);
            step.then(() -> begin(from, rights, () -> hold(unseen)));
        }
    }

    private void begin(long version, ModelRights rights, Supplier<Replay> unseen) {
        Participation participation = opening.participation();
        if (opening.exchange().isFinished() || !participation.begin()) {
            participation.model().leave(participation);
            return;
        }
        participation.told(rights);
        boolean told = opening.exchange()
                .reply(ConvergenceMessage.newBuilder()
                        .setModelResyncResponse(ModelResyncResponseMessage.newBuilder()
                                .setResourceId(participation.resourceId())
                                .setCurrentVersion(version)
                                .setPermissions(PermissionWire.encode(rights))));
        model.audience().resyncStarted(participation, unseen.get());
        participation.model().replay();
        if (!told) {
            participation.model().leave(participation);
        }
    }

    /** Who they are is taken down now: later the model may have forgotten it. */
    private Replay replay(List<HistoryEntry> unseen) {
        Participation to = opening.participation();
        Map<String, Mentions> authors = new HashMap<>();
        unseen.forEach(entry -> authors.computeIfAbsent(entry.session(), model::mentionsOf));
        return Replay.of(
                to.session(), unseen, entry -> to.session().send(message(entry), authors.get(entry.session())));
    }

    private Replay hold(List<HistoryEntry> unseen) {
        Backlog backlog = new Backlog();
        unseen.forEach(entry -> backlog.add(entry.version(), message(entry), model.mentionsOf(entry.session())));
        opening.participation().hold(backlog);
        return Replay.none(opening.session());
    }

    private ServerMessage message(HistoryEntry entry) {
        return AddressedMessage.of(
                        BodyCase.REMOTEOPERATION, Submission.remote(entry, OperationWire.encode(entry.operation())))
                .to(opening.participation().resourceId());
    }
}
