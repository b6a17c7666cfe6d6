package ee.convergence.model.live;

import ee.convergence.model.permission.ModelRights;

/**
 * What a session knows of a model (model.md section 13). Immutable.
 *
 * @param version the version that it has; 0 if it has none
 * @param rights what it believes that it may do
 */
public record Known(long version, ModelRights rights) {}
