/**
 * Rights on models and collections, and which of them are in force for a user (model.md section 7).
 *
 * <p>Pure Java; depends on {@code domain}.
 */
package ee.convergence.model.permission;
