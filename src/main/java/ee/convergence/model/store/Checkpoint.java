package ee.convergence.model.store;

import ee.convergence.model.ot.data.ObjectNode;

/**
 * A whole model as of a version. Immutable.
 *
 * @param version the version
 * @param root its data
 */
public record Checkpoint(long version, ObjectNode root) {}
