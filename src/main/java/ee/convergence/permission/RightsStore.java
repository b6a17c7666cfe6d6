package ee.convergence.permission;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads what applies to users, from the target and from the domain. Stateless; works in the caller's transaction. */
final class RightsStore {

    private static final long WORLD = -1;

    private static final String ON_TARGETS =
            " WHERE g.domain_key = :domain AND g.target_kind IN (0, :kind) AND g.target_key IN (<keys>)";

    private static final String MEMBERS =
            " JOIN group_member m ON m.domain_key = g.domain_key AND m.group_id = g.group_id";

    private static final String BY_TARGET = "SELECT g.target_key, g.name FROM permission_world g" + ON_TARGETS
            + " UNION ALL SELECT g.target_key, g.name FROM permission_user g" + ON_TARGETS + " AND g.user_key = :user"
            + " UNION ALL SELECT g.target_key, g.name FROM permission_group g" + MEMBERS + ON_TARGETS
            + " AND m.user_key = :user";

    private static final String BY_USER =
            "SELECT " + WORLD + " AS user_key, g.name FROM permission_world g" + ON_TARGETS
                    + " UNION ALL SELECT g.user_key, g.name FROM permission_user g" + ON_TARGETS
                    + " AND g.user_key IN (<users>)"
                    + " UNION ALL SELECT m.user_key, g.name FROM permission_group g" + MEMBERS + ON_TARGETS
                    + " AND m.user_key IN (<users>)";

    private static final String NAMED =
            " WHERE g.domain_key = :domain AND g.target_kind IN (0, :kind) AND g.name IN (<names>)";

    private static final String TARGETS_WITH = "SELECT g.target_key FROM permission_world g" + NAMED
            + " UNION SELECT g.target_key FROM permission_user g" + NAMED + " AND g.user_key = :user"
            + " UNION SELECT g.target_key FROM permission_group g" + MEMBERS + NAMED + " AND m.user_key = :user";

    private RightsStore() {}

    /** The keys of the targets on which a user has a permission of one of these names; 0 stands for the domain. */
    static Set<Long> targetsWith(
            Handle handle, long domainKey, TargetKind kind, long userKey, Collection<String> names) {
        return new HashSet<>(handle.createQuery(TARGETS_WITH)
                .bind("domain", domainKey)
                .bind("kind", kind.code())
                .bindList("names", List.copyOf(names))
                .bind("user", userKey)
                .mapTo(Long.class)
                .list());
    }

    /** The names that a user has by target key; what the domain grants is under 0. Keys must fit into one statement. */
    static Map<Long, Set<String>> byTarget(
            Handle handle, long domainKey, TargetKind kind, Collection<Long> keys, long userKey) {
        Set<Long> targets = new HashSet<>(keys);
        targets.add(0L);
        return handle.createQuery(BY_TARGET)
                .bind("domain", domainKey)
                .bind("kind", kind.code())
                .bindList("keys", List.copyOf(targets))
                .bind("user", userKey)
                .reduceRows(new HashMap<>(), (found, row) -> {
                    found.computeIfAbsent(row.getColumn("target_key", Long.class), key -> new HashSet<>())
                            .add(row.getColumn("name", String.class));
                    return found;
                });
    }

    /** The names that each of these users has, those of everybody included. There must be at least one, few enough. */
    static Map<Long, Set<String>> byUser(Handle handle, Target target, Collection<Long> userKeys) {
        Map<Long, Set<String>> names = handle.createQuery(BY_USER)
                .bind("domain", target.domainKey())
                .bind("kind", target.kind().code())
                .bindList("keys", List.of(0L, target.key()))
                .bindList("users", List.copyOf(userKeys))
                .reduceRows(new HashMap<>(), (found, row) -> {
                    found.computeIfAbsent(row.getColumn("user_key", Long.class), key -> new HashSet<>())
                            .add(row.getColumn("name", String.class));
                    return found;
                });
        Set<String> world = names.getOrDefault(WORLD, Set.of());
        names.remove(WORLD);
        userKeys.forEach(
                user -> names.computeIfAbsent(user, key -> new HashSet<>()).addAll(world));
        return names;
    }
}
