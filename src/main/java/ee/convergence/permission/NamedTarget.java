package ee.convergence.permission;

/**
 * A thing of a domain by the name that clients call it. What is done to one thing is submitted to the {@link
 * ee.convergence.storage.Writer} under this key, so that it is done in order.
 *
 * @param domainKey the domain that it belongs to
 * @param name what it is called, whether it exists or not
 */
public record NamedTarget(long domainKey, PermissionTargetName name) {}
