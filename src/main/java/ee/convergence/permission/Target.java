package ee.convergence.permission;

/**
 * A thing that permissions apply to.
 *
 * @param domainKey the domain that it belongs to, or is
 * @param kind what it is
 * @param key which of its kind, never given to another; 0 for the domain
 */
public record Target(long domainKey, TargetKind kind, long key) {

    /** The domain itself. */
    public static Target domain(long domainKey) {
        return new Target(domainKey, TargetKind.DOMAIN, 0);
    }

    /** An activity. */
    public static Target activity(long domainKey, long key) {
        return new Target(domainKey, TargetKind.ACTIVITY, key);
    }

    /** A chat. */
    public static Target chat(long domainKey, long key) {
        return new Target(domainKey, TargetKind.CHAT, key);
    }
}
