package ee.convergence.model.store;

import java.time.Instant;

/**
 * Which snapshot of a model is the last. Immutable.
 *
 * @param version its version
 * @param time its time
 */
public record SnapshotMark(long version, Instant time) {}
