/**
 * The transformation of pairs of concurrent operations (ot.md sections 4 to 7). Uses {@code data} and {@code operation}.
 */
package ee.convergence.model.ot.transform;
