/**
 * The tables of models: models themselves, their operations, checkpoints, snapshots, rights, and collections (model.md
 * section 17, ot.md section 10). Only this package knows them. May use {@code storage}, {@code domain}, {@code
 * model.access}, {@code model.wire} and {@code model.ot}.
 *
 * <p>All classes are stateless; methods work in the caller's transaction. The key of an operation is the version that it
 * was applied to. Values are stored in the protocol's own encoding.
 */
package ee.convergence.model.store;
