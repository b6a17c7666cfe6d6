package ee.convergence.model.wire;

import ee.convergence.model.permission.ModelRights;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.ObjectValue;
import ee.convergence.protocol.wire.model.OfflineModelUpdatedMessage;
import ee.convergence.protocol.wire.model.OfflineModelUpdatedMessage.ModelUpdateData;
import ee.convergence.protocol.wire.model.OfflineModelUpdatedMessage.OfflineModelInitialData;
import ee.convergence.protocol.wire.model.OfflineModelUpdatedMessage.OfflineModelUpdateData;
import java.time.Instant;

/** What is told to who keeps a copy of a model (model.md section 13). Stateless. */
public final class OfflineWire {

    private static final int BASE = 36;

    private OfflineWire() {}

    /** The model does not exist. */
    public static ServerMessage deleted(String id) {
        return message(about(id).setDeleted(true));
    }

    /** The user may not read the model. */
    public static ServerMessage revoked(String id) {
        return message(about(id).setPermissionRevoked(true));
    }

    /** The user has other rights; the model is the same. */
    public static ServerMessage permissions(String id, ModelRights rights) {
        return message(about(id)
                .setUpdated(OfflineModelUpdateData.newBuilder().setPermissions(PermissionWire.encode(rights))));
    }

    /** The model has another version. */
    public static ServerMessage updated(String id, ModelUpdateData model, ModelRights rights) {
        return message(about(id)
                .setUpdated(OfflineModelUpdateData.newBuilder()
                        .setModel(model)
                        .setPermissions(PermissionWire.encode(rights))));
    }

    /** The model, for the first time. */
    public static ServerMessage initial(
            String id, String collection, long prefix, ModelUpdateData model, ModelRights rights) {
        return message(about(id)
                .setInitial(OfflineModelInitialData.newBuilder()
                        .setCollection(collection)
                        .setValueIdPrefix(Long.toString(prefix, BASE))
                        .setModel(model)
                        .setPermissions(PermissionWire.encode(rights))));
    }

    /** A model as it is at a version. */
    public static ModelUpdateData model(long version, Instant created, Instant modified, ObjectValue data) {
        return ModelUpdateData.newBuilder()
                .setVersion(version)
                .setCreatedTime(TimeWire.encode(created))
                .setModifiedTime(TimeWire.encode(modified))
                .setData(data)
                .build();
    }

    private static OfflineModelUpdatedMessage.Builder about(String id) {
        return OfflineModelUpdatedMessage.newBuilder().setModelId(id);
    }

    private static ServerMessage message(OfflineModelUpdatedMessage.Builder body) {
        return ServerMessage.normal(ConvergenceMessage.newBuilder().setModelOfflineUpdated(body));
    }
}
