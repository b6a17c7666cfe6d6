package ee.convergence.model.store;

import java.time.Instant;

/**
 * Which version the newest snapshot is of. Immutable.
 *
 * @param version the version
 * @param taken when it was taken
 */
public record SnapshotMark(long version, Instant taken) {}
