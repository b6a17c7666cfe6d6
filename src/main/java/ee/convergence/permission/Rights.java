package ee.convergence.permission;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.User;
import ee.convergence.domain.UserType;
import ee.convergence.storage.Batches;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What users may do ({@code permissions.md} section 3): the union of all that is granted to the world, to them and to their
 * groups, on the target and on its domain. Users of type Convergence may do everything. Names are canonical. Stateless and
 * thread-safe; every method works in the caller's transaction.
 */
@ServerSingleton
public final class Rights {

    /** Whether a user has this permission. */
    public boolean has(Handle handle, Target target, User user, String canonicalName) {
        return of(handle, target, user).contains(canonicalName);
    }

    /** All permissions that a user has on a target. */
    public Set<String> of(Handle handle, Target target, User user) {
        return ofTargets(handle, target.domainKey(), target.kind(), List.of(target.key()), user)
                .get(target.key());
    }

    /** All permissions that each of these users has on a target, by the users' keys. */
    public Map<Long, Set<String>> ofUsers(Handle handle, Target target, Collection<User> users) {
        Map<Long, Set<String>> rights = new HashMap<>();
        Set<Long> asked = new HashSet<>();
        for (User user : users) {
            if (isAllowedAll(user)) {
                rights.put(user.key(), target.kind().names());
            } else {
                asked.add(user.key());
            }
        }
        Batches.of(List.copyOf(asked))
                .forEach(some -> RightsStore.byUser(handle, target, some)
                        .forEach((user, names) -> rights.put(user, effective(target.kind(), names))));
        return rights;
    }

    /** All permissions that a user has on each of these targets of a kind, by the targets' keys. */
    public Map<Long, Set<String>> ofTargets(
            Handle handle, long domainKey, TargetKind kind, Collection<Long> keys, User user) {
        Map<Long, Set<String>> rights = new HashMap<>();
        if (isAllowedAll(user)) {
            keys.forEach(key -> rights.put(key, kind.names()));
            return rights;
        }
        Batches.of(List.copyOf(keys)).forEach(some -> {
            Map<Long, Set<String>> found = RightsStore.byTarget(handle, domainKey, kind, some, user.key());
            Set<String> everywhere = found.getOrDefault(0L, Set.of());
            for (long key : some) {
                Set<String> names = new HashSet<>(found.getOrDefault(key, Set.of()));
                names.addAll(everywhere);
                rights.put(key, effective(kind, names));
            }
        });
        return rights;
    }

    /**
     * The keys of the targets of a kind on which a user has a permission; with 0 among them, of all that there are. Only
     * what is granted counts here, not what users of type Convergence may anyway.
     */
    public Set<Long> targetsWith(Handle handle, long domainKey, TargetKind kind, User user, String canonicalName) {
        return RightsStore.targetsWith(handle, domainKey, kind, user.key(), PermissionNames.spellings(canonicalName));
    }

    private static boolean isAllowedAll(User user) {
        return user.id().type() == UserType.CONVERGENCE;
    }

    private static Set<String> effective(TargetKind kind, Set<String> granted) {
        Set<String> names = new HashSet<>();
        for (String name : granted) {
            names.add(PermissionNames.canonical(name));
        }
        names.retainAll(kind.names());
        return Set.copyOf(names);
    }
}
