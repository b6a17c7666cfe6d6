package ee.convergence.model.live;

import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.wire.OperationWire;
import ee.convergence.model.wire.PermissionWire;
import ee.convergence.protocol.AddressedMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.model.ModelResyncResponseMessage;
import java.util.List;

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
    public void run(Step step) {
        ModelRights rights = model.rightsOf(opening.participation());
        if (!rights.read()) {
            step.then(() -> opening.refuse(Refusal.unauthorized("read")));
            return;
        }
        List<HistoryEntry> unseen = model.control().entriesFrom(from);
        long version = model.control().version();
        model.members().resynchronize(opening.participation());
        step.otherwise(opening::refuse);
        step.then(() -> answer(version, rights, unseen));
    }

    private void answer(long version, ModelRights rights, List<HistoryEntry> unseen) {
        Participation participation = opening.participation();
        boolean there = participation.begin();
        if (there) {
            opening.exchange()
                    .reply(ConvergenceMessage.newBuilder()
                            .setModelResyncResponse(ModelResyncResponseMessage.newBuilder()
                                    .setResourceId(participation.resourceId())
                                    .setCurrentVersion(version)
                                    .setPermissions(PermissionWire.encode(rights))));
        }
        model.audience().resyncStarted(participation);
        if (there) {
            unseen.forEach(entry -> replay(participation, entry));
        } else {
            participation.model().leave(participation);
        }
    }

    private void replay(Participation participation, HistoryEntry entry) {
        AddressedMessage message = AddressedMessage.of(
                BodyCase.REMOTEOPERATION, Submission.remote(entry, OperationWire.encode(entry.operation())));
        participation.session().send(message.to(participation.resourceId()), model.mentionsOf(entry.session()));
    }
}
