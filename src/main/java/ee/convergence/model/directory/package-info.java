/**
 * Collections and models as administrators see and change them, without opening any; and who wants to know of that.
 *
 * <p>Depends on {@code model.store} and what it uses.
 */
package ee.convergence.model.directory;
