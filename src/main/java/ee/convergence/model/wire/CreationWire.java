package ee.convergence.model.wire;

import ee.convergence.model.creation.NewModel;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.permission.ModelPermissions;
import ee.convergence.protocol.wire.model.AutoCreateModelConfigResponseMessage;
import ee.convergence.protocol.wire.model.CreateRealtimeModelRequestMessage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** New models as clients describe them (model.md sections 3 and 4.2). Stateless. */
public final class CreationWire {

    private static final String FIRST_SERVER_ID = "0:1";

    private CreationWire() {}

    /**
     * The model that a request wants. Its ids are to be checked with {@link NewModel#fault}.
     *
     * @param id the model's id: that of the request unless it is absent or empty
     * @throws MalformedDataException if the data is absent or incomplete, or a time cannot be
     */
    public static NewModel decode(CreateRealtimeModelRequestMessage wire, String id) throws MalformedDataException {
        if (!wire.hasData()) {
            throw new MalformedDataException("no data");
        }
        Optional<Instant> created =
                wire.hasCreatedTime() ? Optional.of(TimeWire.decode(wire.getCreatedTime())) : Optional.empty();
        return new NewModel(
                id,
                wire.getCollectionId(),
                ValueWire.decodeRoot(wire.getData()),
                created,
                new ModelPermissions(
                        wire.getOverrideWorldPermissions(),
                        PermissionWire.decode(wire.getWorldPermissions()),
                        PermissionWire.decode(wire.getUserPermissionsList())),
                false);
    }

    /**
     * The model that a client, asked for it, describes; an empty object if it gives no data. Its ids are to be checked
     * with {@link NewModel#fault}.
     *
     * @throws MalformedDataException if the data is incomplete
     */
    public static NewModel decode(AutoCreateModelConfigResponseMessage wire, String id) throws MalformedDataException {
        return new NewModel(
                id,
                wire.getCollection(),
                wire.hasData() ? ValueWire.decodeRoot(wire.getData()) : new ObjectNode(FIRST_SERVER_ID, Map.of()),
                Optional.empty(),
                new ModelPermissions(
                        wire.getOverridePermissions(),
                        PermissionWire.decode(wire.getWorldPermissions()),
                        PermissionWire.decode(wire.getUserPermissionsList())),
                wire.getEphemeral());
    }
}
