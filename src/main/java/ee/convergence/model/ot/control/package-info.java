/**
 * The server's side of concurrency control for one open model (ot.md sections 2 and 3): history, what each session is
 * known to have seen, and the bridges over which pipelined submissions reach the current version. Uses all other parts
 * of {@code model.ot}.
 */
package ee.convergence.model.ot.control;
