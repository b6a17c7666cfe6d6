package ee.convergence.model.ot.control;

import ee.convergence.model.ot.operation.Operation;
import java.time.Instant;

/**
 * An operation in the one order that all replicas share (ot.md section 2). Immutable.
 *
 * @param version the context version: the operation took the model from it to the next
 * @param session the id of the session that submitted it
 * @param time when it was ordered
 * @param operation the operation as applied
 * @param sequence how its session counted it, or {@link #NOT_COUNTED}
 */
public record HistoryEntry(long version, String session, Instant time, Operation operation, int sequence) {

    /** The sequence number of what no session submitted. */
    public static final int NOT_COUNTED = -1;

    /** An entry that no session counted. */
    public HistoryEntry(long version, String session, Instant time, Operation operation) {
        this(version, session, time, operation, NOT_COUNTED);
    }
}
