/** The operations on a model (ot.md section 1). Uses {@code data} only. */
package ee.convergence.model.ot.operation;
