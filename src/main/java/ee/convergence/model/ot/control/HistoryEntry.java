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
 */
public record HistoryEntry(long version, String session, Instant time, Operation operation) {}
