package ee.convergence.model.live;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.ModelResyncServerCompleteMessage;
import ee.convergence.protocol.wire.model.ReferenceData;
import java.util.List;

/** A resynchronizing session has caught up (model.md section 12.1, steps 8 to 11). */
final class ResyncCompletion implements Command {

    private final OpenModel model;
    private final Participation from;
    private final boolean open;
    private final Runnable done;

    ResyncCompletion(OpenModel model, Participation from, boolean open, Runnable done) {
        this.model = model;
        this.from = from;
        this.open = open;
        this.done = done;
    }

    @Override
    public void run(Step step) {
        step.otherwise(refusal -> done.run());
        step.then(done);
        if (model.members().find(from).filter(Member::resynchronizing).isEmpty()) {
            return;
        }
        String session = from.session().id();
        if (model.control().awaited(session).isPresent()) {
            model.control().settle(session);
            step.then(() -> model.audience().release(from));
        }
        if (open) {
            model.members().completed(from);
        } else {
            model.members().leave(from);
        }
        List<ReferenceData> references =
                open ? model.referencesFor(from.session().id()) : List.of();
        step.then(() -> model.audience().resyncCompleted(from, open, () -> tell(references)));
    }

    private void tell(List<ReferenceData> references) {
        ModelResyncServerCompleteMessage.Builder complete =
                ModelResyncServerCompleteMessage.newBuilder().setResourceId(from.resourceId());
        if (open) {
            complete.addAllConnectedClients(model.audience().open())
                    .addAllResyncingClients(model.audience().resynchronizing())
                    .addAllReferences(references);
        }
        model.audience()
                .tell(
                        from,
                        ConvergenceMessage.newBuilder().setModelResyncServerComplete(complete),
                        model.audience().mentions());
    }
}
