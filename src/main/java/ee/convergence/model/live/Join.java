package ee.convergence.model.live;

import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.wire.PermissionWire;
import ee.convergence.model.wire.TimeWire;
import ee.convergence.model.wire.ValueWire;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.OpenRealtimeModelResponseMessage;

/** A session opens the model (model.md section 4.4). */
final class Join implements Command {

    private static final int BASE = 36;

    private final OpenModel model;
    private final Opening opening;
    private final long prefix;

    Join(OpenModel model, Opening opening, long prefix) {
        this.model = model;
        this.opening = opening;
        this.prefix = prefix;
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
        model.members().open(opening.participation());
        ObjectNode root = model.tree().toNode();
        OpenRealtimeModelResponseMessage.Builder response = OpenRealtimeModelResponseMessage.newBuilder()
                .setModelId(model.row().id())
                .setCollection(model.row().collection())
                .setValueIdPrefix(Long.toString(prefix, BASE))
                .setVersion(model.control().version())
                .setCreatedTime(TimeWire.encode(model.row().created()))
                .setModifiedTime(TimeWire.encode(model.modified()))
                .addAllReferences(model.referencesFor(opening.session().id()))
                .setPermissions(PermissionWire.encode(rights));
        step.then(() -> answer(response, root, rights));
    }

    private void answer(OpenRealtimeModelResponseMessage.Builder response, ObjectNode root, ModelRights rights) {
        Participation participation = opening.participation();
        if (opening.exchange().isFinished() || !participation.begin()) {
            participation.model().leave(participation);
            return;
        }
        participation.told(rights);
        model.audience().opened(participation);
        response.setResourceId(participation.resourceId())
                .setData(ValueWire.encodeRoot(root))
                .addAllConnectedClients(model.audience().open())
                .addAllResyncingClients(model.audience().resynchronizing());
        boolean told = opening.exchange()
                .reply(
                        ConvergenceMessage.newBuilder().setOpenRealTimeModelResponse(response),
                        model.audience().mentions());
        if (!told) {
            participation.model().leave(participation);
        }
    }
}
