package ee.convergence.model.store;

import com.google.protobuf.InvalidProtocolBufferException;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.wire.MalformedDataException;
import ee.convergence.model.wire.ValueWire;
import ee.convergence.protocol.wire.model.ObjectValue;
import ee.convergence.storage.StorageException;
import java.time.Instant;

/**
 * The whole value of a model, with ids, at a version: a checkpoint or a snapshot. Immutable; written and read by whoever
 * makes or uses it, not by the database's threads.
 */
public final class StoredRoot {

    private final long version;
    private final Instant time;
    private final byte[] content;

    /** @param content not to be changed any more */
    StoredRoot(long version, Instant time, byte[] content) {
        this.version = version;
        this.time = time;
        this.content = content;
    }

    /**
     * What is to be stored of a model at a version. Costs as much as the model is large.
     *
     * @param version the version
     * @param time when the model was modified last at that version
     */
    public static StoredRoot of(ObjectNode root, long version, Instant time) {
        return new StoredRoot(version, time, ValueWire.encodeRoot(root).toByteArray());
    }

    /** The version. */
    public long version() {
        return version;
    }

    /** When the model was modified last at that version. */
    public Instant time() {
        return time;
    }

    /** How many bytes it takes. */
    public int size() {
        return content.length;
    }

    /**
     * The value.
     *
     * @throws StorageException if the stored bytes are none that were written
     */
    public ObjectNode root() {
        try {
            return ValueWire.decodeRoot(ObjectValue.parseFrom(content));
        } catch (InvalidProtocolBufferException | MalformedDataException broken) {
            throw new StorageException("The stored value of version " + version + " is unreadable", broken);
        }
    }

    /** For the stores alone. */
    byte[] content() {
        return content;
    }
}
