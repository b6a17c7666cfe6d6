/**
 * Permissions for chats and activities ({@code permissions.md}): who may do what with which thing.
 *
 * <p>{@link ee.convergence.permission.PermissionMessages} is the protocol's face, {@link
 * ee.convergence.permission.PermissionService} the logic of its requests. Other features use {@link
 * ee.convergence.permission.Rights} to ask and {@link ee.convergence.permission.Grants} to give, both in their own
 * transactions, and make their things targets of the requests by {@link ee.convergence.permission.PermissionTargets}. May
 * use {@code domain}, {@code storage}, {@code protocol} and {@code config}.
 *
 * <p>A right is never a row: it is the union of what the target and the domain grant to the world, to the user and to the
 * user's groups at that moment. Who remembers rights listens to {@link ee.convergence.domain.RightsChangeListener}.
 */
package ee.convergence.permission;
