/**
 * Operational transformation and concurrency control of realtime models: how concurrent operations are ordered,
 * transformed and applied, so that all replicas converge (ot.md).
 *
 * <p>Pure Java without I/O, threads, clocks or messages; depends on nothing but the JDK. Its parts, each using only those
 * before it:
 *
 * <ul>
 *   <li>{@code data}: immutable values with element ids
 *   <li>{@code operation}: the operations
 *   <li>{@code transform}: the transformation of a pair of concurrent operations
 *   <li>{@code reference}: the shifting of cursors and other references
 *   <li>{@code tree}: a live model to which operations are applied, with undo
 *   <li>{@code control}: the server's side of concurrency control
 * </ul>
 */
package ee.convergence.model.ot;
