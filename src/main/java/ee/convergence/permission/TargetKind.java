package ee.convergence.permission;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What kinds of things permissions apply to. Stored by {@link #code()}. */
public enum TargetKind {
    /** The domain: what is granted here counts for all its activities and chats. */
    DOMAIN(domainNames()),
    /** One activity. */
    ACTIVITY(PermissionNames.ACTIVITY),
    /** One chat. */
    CHAT(PermissionNames.CHAT);

    private final Set<String> names;

    TargetKind(Set<String> names) {
        this.names = names;
    }

    /** The permissions that somebody can have on such a target. */
    public Set<String> names() {
        return names;
    }

    /** Whether this is the name, in any spelling, of something that may be granted on such a target. */
    public boolean accepts(String name) {
        String canonical = PermissionNames.canonical(name);
        return names.contains(canonical) || this == CHAT && canonical.equals(PermissionNames.CREATE_CHAT);
    }

    /** As it is stored. */
    public int code() {
        return ordinal();
    }

    /** The word for such a thing. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether rights on such targets are remembered by anybody. */
    boolean isRemembered() {
        return this != CHAT;
    }

    private static Set<String> domainNames() {
        Set<String> all = new HashSet<>(PermissionNames.ACTIVITY);
        all.addAll(PermissionNames.CHAT);
        all.add(PermissionNames.CREATE_CHAT);
        return Set.copyOf(all);
    }
}
