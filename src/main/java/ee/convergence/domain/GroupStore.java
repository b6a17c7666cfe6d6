package ee.convergence.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The tables of groups and their members; changes of members are noted, since they change rights. Stateless; every method works in the caller's transaction. Collections that are
 * passed in must be small enough for one statement.
 */
final class GroupStore {

    private static final int PORTION = 2_000;

    private GroupStore() {}

    /** Descriptions by id, of those of these groups that exist. There must be at least one id. */
    static Map<String, String> descriptions(Handle handle, long domainKey, Collection<String> ids) {
        return handle.createQuery("SELECT id, description FROM user_group WHERE domain_key = :domain AND id IN (<ids>)")
                .bind("domain", domainKey)
                .bindList("ids", List.copyOf(ids))
                .reduceRows(new HashMap<>(), (found, row) -> {
                    found.put(row.getColumn("id", String.class), row.getColumn("description", String.class));
                    return found;
                });
    }

    /** Descriptions by id, ordered by id. */
    static Map<String, String> page(Handle handle, long domainKey, int offset, int limit) {
        return handle.createQuery(
                        "SELECT id, description FROM user_group WHERE domain_key = ? ORDER BY id LIMIT ? OFFSET ?")
                .bind(0, domainKey)
                .bind(1, limit)
                .bind(2, offset)
                .reduceRows(new LinkedHashMap<>(), (found, row) -> {
                    found.put(row.getColumn("id", String.class), row.getColumn("description", String.class));
                    return found;
                });
    }

    /** How many groups there are. */
    static long count(Handle handle, long domainKey) {
        return handle.createQuery("SELECT count(*) FROM user_group WHERE domain_key = ?")
                .bind(0, domainKey)
                .mapTo(Long.class)
                .one();
    }

    /** The members of these groups, by group. There must be at least one id. */
    static Map<String, List<UserId>> members(Handle handle, long domainKey, Collection<String> ids) {
        return handle.createQuery("SELECT m.group_id, u.user_type, u.username FROM group_member m"
                        + " JOIN domain_user u ON u.domain_key = m.domain_key AND u.user_key = m.user_key"
                        + " WHERE m.domain_key = :domain AND m.group_id IN (<ids>)")
                .bind("domain", domainKey)
                .bindList("ids", List.copyOf(ids))
                .reduceRows(new HashMap<>(), (members, row) -> {
                    UserType type = UserType.ofCode(row.getColumn("user_type", Integer.class));
                    members.computeIfAbsent(row.getColumn("group_id", String.class), id -> new ArrayList<>())
                            .add(new UserId(type, row.getColumn("username", String.class)));
                    return members;
                });
    }

    /** The groups of these users, by the users' keys, ordered by id. There must be at least one key. */
    static Map<Long, List<String>> groupsOf(Handle handle, long domainKey, Collection<Long> userKeys) {
        return handle.createQuery("SELECT user_key, group_id FROM group_member"
                        + " WHERE domain_key = :domain AND user_key IN (<users>) ORDER BY group_id")
                .bind("domain", domainKey)
                .bindList("users", List.copyOf(userKeys))
                .reduceRows(new HashMap<>(), (groups, row) -> {
                    groups.computeIfAbsent(row.getColumn("user_key", Long.class), key -> new ArrayList<>())
                            .add(row.getColumn("group_id", String.class));
                    return groups;
                });
    }

    /** Adds a group; false when there is one of that name. */
    static boolean insert(Handle handle, long domainKey, String id, String description) {
        return handle.execute(
                        "INSERT INTO user_group (domain_key, id, description) VALUES (?, ?, ?)"
                                + " ON CONFLICT (domain_key, id) DO NOTHING",
                        domainKey,
                        id,
                        description)
                == 1;
    }

    /** Changes a group; false when there is none. */
    static boolean describe(Handle handle, long domainKey, String id, String description) {
        return handle.execute(
                        "UPDATE user_group SET description = ? WHERE domain_key = ? AND id = ?",
                        description,
                        domainKey,
                        id)
                == 1;
    }

    /** Removes a group and with it all memberships; false when there is none. */
    static boolean delete(Handle handle, long domainKey, String id) {
        RightsChangeStore.add(handle, domainKey);
        return handle.execute("DELETE FROM user_group WHERE domain_key = ? AND id = ?", domainKey, id) == 1;
    }

    /** Makes users members of a group that exists; those who are stay so. */
    static void join(Handle handle, long domainKey, String id, Collection<Long> userKeys) {
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO group_member (domain_key, group_id, user_key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
        userKeys.forEach(user -> batch.add(domainKey, id, user));
        if (!userKeys.isEmpty()) {
            batch.execute();
            RightsChangeStore.add(handle, domainKey);
        }
    }

    /** Ends a membership. */
    static void leave(Handle handle, long domainKey, String id, long userKey) {
        handle.execute(
                "DELETE FROM group_member WHERE domain_key = ? AND group_id = ? AND user_key = ?",
                domainKey,
                id,
                userKey);
        RightsChangeStore.add(handle, domainKey);
    }

    /** Ends all memberships of a group. */
    static void empty(Handle handle, long domainKey, String id) {
        handle.execute("DELETE FROM group_member WHERE domain_key = ? AND group_id = ?", domainKey, id);
        RightsChangeStore.add(handle, domainKey);
    }

    /** Removes some memberships, then groups; true when neither is left. */
    static boolean deletePortion(Handle handle, long domainKey) {
        int members = handle.execute(
                "DELETE FROM group_member WHERE domain_key = ? AND (group_id, user_key) IN"
                        + " (SELECT group_id, user_key FROM group_member WHERE domain_key = ? LIMIT ?)",
                domainKey,
                domainKey,
                PORTION);
        if (members == PORTION) {
            return false;
        }
        handle.execute("DELETE FROM user_group WHERE domain_key = ?", domainKey);
        return true;
    }

    /** Ends all memberships of a user. */
    static void leaveAll(Handle handle, long domainKey, long userKey) {
        handle.execute("DELETE FROM group_member WHERE domain_key = ? AND user_key = ?", domainKey, userKey);
    }
}
