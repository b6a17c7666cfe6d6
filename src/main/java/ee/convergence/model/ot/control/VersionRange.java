package ee.convergence.model.ot.control;

/**
 * Versions of history entries. Immutable.
 *
 * @param from the first version
 * @param to the version behind the last
 */
public record VersionRange(long from, long to) {}
