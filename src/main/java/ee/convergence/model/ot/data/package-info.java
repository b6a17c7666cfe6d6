/** Immutable values of a model, every element with its id (model.md sections 1.1 and 1.2). Uses nothing else. */
package ee.convergence.model.ot.data;
