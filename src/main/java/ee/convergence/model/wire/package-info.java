/**
 * Turns the protocol's model messages into the values, operations, references and permissions of this room, and back
 * (wire.md, model.md, ot.md section 1).
 *
 * <p>Depends on {@code model.ot}, {@code model.permission}, {@code model.creation}, the generated messages and {@code domain}. No I/O, no threads.
 */
package ee.convergence.model.wire;
