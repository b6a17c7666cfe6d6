package ee.convergence.model.live;

import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.store.StoredModel;
import ee.convergence.model.wire.ValueWire;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.model.ObjectValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A model as it was at one version, for all who keep copies of it. Not thread-safe: used in the model's mailbox only.
 */
public final class CopiedModel {

    private final StoredModel row;
    private final long version;
    private final Instant modified;
    private final ObjectNode root;
    private final Map<ModelRights, ServerMessage> shared = new HashMap<>(2);
    private ObjectValue data;

    private CopiedModel(StoredModel row, long version, Instant modified, ObjectNode root) {
        this.row = row;
        this.version = version;
        this.modified = modified;
        this.root = root;
    }

    /** The model as it is now. */
    static CopiedModel of(OpenModel model) {
        return new CopiedModel(
                model.row(),
                model.control().version(),
                model.modified(),
                model.tree().toNode());
    }

    /** The id of its collection. */
    public String collection() {
        return row.collection();
    }

    /** The version. */
    public long version() {
        return version;
    }

    /** When it was created. */
    public Instant created() {
        return row.created();
    }

    /** When it was modified last. */
    public Instant modified() {
        return modified;
    }

    /** All its data as it travels, encoded when it is asked for first. */
    public ObjectValue data() {
        if (data == null) {
            data = ValueWire.encodeRoot(root);
        }
        return data;
    }

    /** A message that is the same for all who have these rights, made for the first of them. */
    public ServerMessage sharedBy(ModelRights rights, Supplier<ServerMessage> message) {
        return shared.computeIfAbsent(rights, first -> message.get());
    }
}
