/**
 * Collections of models (model.md section 1.3).
 *
 * <p>Pure Java; depends on {@code model.permission} and {@code domain}.
 */
package ee.convergence.model.collection;
