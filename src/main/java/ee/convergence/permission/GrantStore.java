package ee.convergence.permission;

import ee.convergence.domain.UserId;
import ee.convergence.domain.UserType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables of what is granted. Stateless; every method works in the caller's transaction. */
final class GrantStore {

    private static final int PORTION = 2_000;
    private static final String OF_TARGET = " WHERE domain_key = ? AND target_kind = ? AND target_key = ?";
    private static final String ADD_WORLD = "INSERT INTO permission_world (domain_key, target_kind, target_key, name)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String ADD_USER = "INSERT INTO permission_user"
            + " (domain_key, target_kind, target_key, user_key, name, automatic) VALUES (?, ?, ?, ?, ?, 0)"
            + " ON CONFLICT (domain_key, target_kind, target_key, user_key, name) DO UPDATE SET automatic = 0";
    private static final String ADD_AUTOMATIC = "INSERT INTO permission_user"
            + " (domain_key, target_kind, target_key, user_key, name, automatic) VALUES (?, ?, ?, ?, ?, 1)"
            + " ON CONFLICT DO NOTHING";
    private static final String ADD_GROUP = "INSERT INTO permission_group"
            + " (domain_key, target_kind, target_key, group_id, name) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private GrantStore() {}

    /** Makes everybody else who wants to change what is granted here wait for the end of this transaction. */
    static void lock(Handle handle, Target target) {
        handle.execute(
                "INSERT INTO permission_target (domain_key, target_kind, target_key, changes) VALUES (?, ?, ?, 1)"
                        + " ON CONFLICT (domain_key, target_kind, target_key)"
                        + " DO UPDATE SET changes = permission_target.changes + 1",
                target.domainKey(),
                target.kind().code(),
                target.key());
    }

    static void addWorld(Handle handle, Target target, Collection<String> names) {
        world(handle, ADD_WORLD, target, names);
    }

    static void removeWorld(Handle handle, Target target, Collection<String> names) {
        world(handle, "DELETE FROM permission_world" + OF_TARGET + " AND name = ?", target, names);
    }

    static void clearWorld(Handle handle, Target target) {
        handle.execute(
                "DELETE FROM permission_world" + OF_TARGET,
                target.domainKey(),
                target.kind().code(),
                target.key());
    }

    static void addUsers(Handle handle, Target target, Map<Long, ? extends Collection<String>> grants) {
        GrantTable.USERS.add(handle, ADD_USER, target, grants);
    }

    static void addAutomatic(Handle handle, Target target, Map<Long, ? extends Collection<String>> grants) {
        GrantTable.USERS.add(handle, ADD_AUTOMATIC, target, grants);
    }

    static void removeAutomatic(Handle handle, Target target, Collection<Long> userKeys) {
        PreparedBatch batch =
                handle.prepareBatch("DELETE FROM permission_user" + OF_TARGET + " AND user_key = ? AND automatic = 1");
        userKeys.forEach(user -> batch.add(target.domainKey(), target.kind().code(), target.key(), user));
        if (!userKeys.isEmpty()) {
            batch.execute();
        }
    }

    static void addGroups(Handle handle, Target target, Map<String, ? extends Collection<String>> grants) {
        GrantTable.GROUPS.add(handle, ADD_GROUP, target, grants);
    }

    /** All that is granted here. */
    static GrantLists find(Handle handle, Target target) {
        Set<String> world = new HashSet<>(handle.createQuery("SELECT name FROM permission_world" + OF_TARGET)
                .bind(0, target.domainKey())
                .bind(1, target.kind().code())
                .bind(2, target.key())
                .mapTo(String.class)
                .list());
        return new GrantLists(world, users(handle, target), groups(handle, target));
    }

    /** Deletes all that is granted here. */
    static void delete(Handle handle, Target target) {
        clearWorld(handle, target);
        GrantTable.USERS.clear(handle, target);
        GrantTable.GROUPS.clear(handle, target);
        handle.execute(
                "DELETE FROM permission_target" + OF_TARGET,
                target.domainKey(),
                target.kind().code(),
                target.key());
    }

    /** Deletes all that is granted to a user. */
    static void deleteUser(Handle handle, long domainKey, long userKey) {
        handle.execute("DELETE FROM permission_user WHERE domain_key = ? AND user_key = ?", domainKey, userKey);
    }

    /** Deletes some of what a domain grants; true when nothing is left. */
    static boolean deletePortion(Handle handle, long domainKey) {
        return deletePortion(handle, domainKey, "permission_user", "target_kind, target_key, user_key, name")
                && deletePortion(handle, domainKey, "permission_group", "target_kind, target_key, group_id, name")
                && deletePortion(handle, domainKey, "permission_world", "target_kind, target_key, name")
                && deletePortion(handle, domainKey, "permission_target", "target_kind, target_key");
    }

    private static boolean deletePortion(Handle handle, long domainKey, String table, String key) {
        return handle.execute(
                        "DELETE FROM " + table + " WHERE domain_key = ? AND (" + key + ") IN (SELECT " + key + " FROM "
                                + table + " WHERE domain_key = ? LIMIT ?)",
                        domainKey,
                        domainKey,
                        PORTION)
                < PORTION;
    }

    private static void world(Handle handle, String statement, Target target, Collection<String> names) {
        PreparedBatch batch = handle.prepareBatch(statement);
        names.forEach(name -> batch.add(target.domainKey(), target.kind().code(), target.key(), name));
        if (!names.isEmpty()) {
            batch.execute();
        }
    }

    private static Map<UserId, Set<String>> users(Handle handle, Target target) {
        return handle.createQuery("SELECT u.user_type, u.username, p.name FROM permission_user p JOIN domain_user u"
                        + " ON u.domain_key = p.domain_key AND u.user_key = p.user_key"
                        + " WHERE p.domain_key = ? AND p.target_kind = ? AND p.target_key = ?")
                .bind(0, target.domainKey())
                .bind(1, target.kind().code())
                .bind(2, target.key())
                .reduceRows(new HashMap<>(), (found, row) -> {
                    UserType type = UserType.ofCode(row.getColumn("user_type", Integer.class));
                    UserId user = new UserId(type, row.getColumn("username", String.class));
                    found.computeIfAbsent(user, id -> new HashSet<>()).add(row.getColumn("name", String.class));
                    return found;
                });
    }

    private static Map<String, Set<String>> groups(Handle handle, Target target) {
        return handle.createQuery("SELECT group_id, name FROM permission_group" + OF_TARGET)
                .bind(0, target.domainKey())
                .bind(1, target.kind().code())
                .bind(2, target.key())
                .reduceRows(new HashMap<>(), (found, row) -> {
                    found.computeIfAbsent(row.getColumn("group_id", String.class), id -> new HashSet<>())
                            .add(row.getColumn("name", String.class));
                    return found;
                });
    }
}
