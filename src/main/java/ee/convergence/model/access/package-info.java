/**
 * Who may do what with a model (model.md section 7): pure rules, no I/O. May use {@code domain} for users.
 */
package ee.convergence.model.access;
