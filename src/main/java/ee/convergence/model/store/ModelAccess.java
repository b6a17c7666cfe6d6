package ee.convergence.model.store;

import ee.convergence.model.permission.ModelRights;

/**
 * A model and what a user may do with it, at one moment. Immutable.
 *
 * @param model the model
 * @param rights the user's rights in force
 */
public record ModelAccess(StoredModel model, ModelRights rights) {}
