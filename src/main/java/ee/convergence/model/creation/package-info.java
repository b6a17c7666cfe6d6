/**
 * Models that are to be created (model.md section 3).
 *
 * <p>Pure Java; depends on {@code model.ot}, {@code model.permission} and {@code domain}.
 */
package ee.convergence.model.creation;
