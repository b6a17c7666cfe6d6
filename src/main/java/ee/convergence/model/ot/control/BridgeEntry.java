package ee.convergence.model.ot.control;

import ee.convergence.model.ot.operation.Operation;

/**
 * An operation of another session, re-expressed to follow all that a session has submitted so far. Immutable.
 *
 * @param version the version of the history entry that it stems from
 */
record BridgeEntry(long version, Operation operation) {}
