/**
 * A live model: the tree of its elements, found by id, to which operations are applied and taken back. Uses {@code data}
 * and {@code operation}.
 */
package ee.convergence.model.ot.tree;
