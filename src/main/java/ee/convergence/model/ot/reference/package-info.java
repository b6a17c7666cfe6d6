/**
 * Values of references and how operations shift them (ot.md section 8, references.md section 1). Uses {@code data} and
 * {@code operation}.
 */
package ee.convergence.model.ot.reference;
