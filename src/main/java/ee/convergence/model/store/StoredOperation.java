package ee.convergence.model.store;

import com.google.protobuf.InvalidProtocolBufferException;
import ee.convergence.model.ot.control.Accepted;
import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.ot.tree.Applied;
import ee.convergence.model.wire.AppliedWire;
import ee.convergence.model.wire.MalformedDataException;
import ee.convergence.protocol.wire.model.AppliedOperationData;
import ee.convergence.storage.StorageException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An operation as it is stored: as applied, with what it dropped (ot.md section 10). Immutable; written and read lazily by
 * whoever makes or uses it, not by the database's threads.
 */
public final class StoredOperation {

    private final long version;
    private final Instant time;
    private final String session;
    private final int sequence;
    private final byte[] content;

    /** @param content not to be changed any more */
    StoredOperation(long version, Instant time, String session, int sequence, byte[] content) {
        this.version = version;
        this.time = time;
        this.session = session;
        this.sequence = sequence;
        this.content = content;
    }

    /** What is to be stored of an accepted submission. */
    public static StoredOperation of(Accepted accepted) {
        HistoryEntry entry = accepted.entry();
        return new StoredOperation(
                entry.version() + 1,
                entry.time().truncatedTo(ChronoUnit.MILLIS),
                entry.session(),
                entry.sequence(),
                AppliedWire.encode(entry.operation(), accepted.parts()).toByteArray());
    }

    /** The version that the operation made; the context version is one less. */
    public long version() {
        return version;
    }

    /** When it was ordered. */
    public Instant time() {
        return time;
    }

    /** The id of the session that submitted it. */
    public String session() {
        return session;
    }

    /** How the session counted it. */
    int sequence() {
        return sequence;
    }

    /** How many bytes it takes. */
    public int size() {
        return content.length;
    }

    /**
     * The operation in the order that all replicas share.
     *
     * @throws StorageException if the stored bytes are none that were written
     */
    public HistoryEntry entry() {
        return new HistoryEntry(version - 1, session, time, applied().operation(), sequence);
    }

    /**
     * The operation with what it dropped.
     *
     * @throws StorageException if the stored bytes are none that were written
     */
    public Applied applied() {
        try {
            return AppliedWire.decode(data());
        } catch (MalformedDataException broken) {
            throw unreadable(broken);
        }
    }

    /**
     * The operation as history carries it.
     *
     * @throws StorageException if the stored bytes are none that were written
     */
    public AppliedOperationData data() {
        try {
            return AppliedOperationData.parseFrom(content);
        } catch (InvalidProtocolBufferException broken) {
            throw unreadable(broken);
        }
    }

    /** For the store alone. */
    byte[] content() {
        return content;
    }

    private StorageException unreadable(Exception cause) {
        return new StorageException("The stored operation of version " + version + " is unreadable", cause);
    }
}
