/**
 * Between the protocol's messages and the transformation's own types: values, operations, references (model.md section 1,
 * ot.md section 1, references.md section 1). May use {@code model.ot} and {@code protocol}.
 */
package ee.convergence.model.wire;
