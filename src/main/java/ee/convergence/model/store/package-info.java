/**
 * What is stored of models: their rows, operations, checkpoints, snapshots, permissions and collections (model.md section
 * 17, ot.md section 10).
 *
 * <p>The stores are stateless and work in the caller's transaction: on a reading handle, or within a work of the {@code
 * Writer}. A model is found within its domain; what belongs to it is found by its {@link
 * ee.convergence.model.store.ModelKey}, which is never given to another model.
 *
 * <p>Depends on {@code model.ot}, {@code model.creation}, {@code model.collection}, {@code model.wire}, {@code model.permission}, {@code domain} and {@code storage}.
 */
package ee.convergence.model.store;
