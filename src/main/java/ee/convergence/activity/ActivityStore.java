package ee.convergence.activity;

import ee.convergence.domain.Texts;
import ee.convergence.permission.PermissionTargetName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The tables of activities and of the processes that have sessions in ephemeral ones. Stateless; every method works in the
 * caller's transaction.
 */
final class ActivityStore {

    private static final int PORTION = 2_000;
    private static final String UNHELD =
            "ephemeral = 1 AND NOT EXISTS (SELECT 1 FROM activity_holder h WHERE h.activity_key = a.activity_key)";

    private ActivityStore() {}

    /** The activity of that name; an ephemeral one that nobody is in counts as gone. */
    static Optional<StoredActivity> find(Handle handle, long domainKey, PermissionTargetName.Activity name) {
        return named(handle, domainKey, name, " AND NOT (" + UNHELD + ")");
    }

    /** An ephemeral activity of that name that nobody is in: left by a process that was killed. */
    static Optional<StoredActivity> leftover(Handle handle, long domainKey, PermissionTargetName.Activity name) {
        return named(handle, domainKey, name, " AND " + UNHELD);
    }

    /** Some of those of all domains. */
    static List<StoredActivity> leftovers(Handle handle, int most) {
        return handle.createQuery("SELECT * FROM activity a WHERE " + UNHELD + " LIMIT ?")
                .bind(0, most)
                .map((row, context) -> activity(row))
                .list();
    }

    /** Adds one; empty when there is one of that name, or was until others delete it. */
    static Optional<StoredActivity> insert(
            Handle handle, long domainKey, PermissionTargetName.Activity name, boolean ephemeral, Instant created) {
        return handle.createQuery(
                        "INSERT INTO activity (domain_key, type, id, ephemeral, created_at)"
                                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (domain_key, type, id) DO NOTHING RETURNING activity_key")
                .bind(0, domainKey)
                .bind(1, name.type())
                .bind(2, name.id())
                .bind(3, ephemeral ? 1 : 0)
                .bind(4, created.toEpochMilli())
                .mapTo(Long.class)
                .findOne()
                .map(key -> new StoredActivity(key, domainKey, name, ephemeral, created));
    }

    /** Makes everybody else who wants to change the record wait for the end of this transaction; false if it is gone. */
    static boolean lock(Handle handle, long key) {
        return handle.execute("UPDATE activity SET ephemeral = ephemeral WHERE activity_key = ?", key) == 1;
    }

    /** Whether it still exists. */
    static boolean exists(Handle handle, long key) {
        return handle.createQuery("SELECT count(*) FROM activity WHERE activity_key = ?")
                        .bind(0, key)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Deletes the record; false if it was gone. */
    static boolean delete(Handle handle, long key) {
        return handle.execute("DELETE FROM activity WHERE activity_key = ?", key) == 1;
    }

    /** Notes that a process has sessions in it. */
    static void hold(Handle handle, long key, long nodeKey) {
        handle.execute(
                "INSERT INTO activity_holder (activity_key, node_key) VALUES (?, ?) ON CONFLICT DO NOTHING",
                key,
                nodeKey);
    }

    /** Notes that a process has no more sessions in it. */
    static void release(Handle handle, long key, long nodeKey) {
        handle.execute("DELETE FROM activity_holder WHERE activity_key = ? AND node_key = ?", key, nodeKey);
    }

    /** Whether any process has sessions in it. */
    static boolean isHeld(Handle handle, long key) {
        return handle.createQuery("SELECT count(*) FROM activity_holder WHERE activity_key = ?")
                        .bind(0, key)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Deletes some of a domain's; true when none are left. */
    static boolean deletePortion(Handle handle, long domainKey) {
        return handle.execute(
                        "DELETE FROM activity WHERE activity_key IN"
                                + " (SELECT activity_key FROM activity WHERE domain_key = ? LIMIT ?)",
                        domainKey,
                        PORTION)
                < PORTION;
    }

    private static Optional<StoredActivity> named(
            Handle handle, long domainKey, PermissionTargetName.Activity name, String condition) {
        if (!Texts.isStorable(name.type()) || !Texts.isStorable(name.id())) {
            return Optional.empty();
        }
        return handle.createQuery("SELECT * FROM activity a WHERE domain_key = ? AND type = ? AND id = ?" + condition)
                .bind(0, domainKey)
                .bind(1, name.type())
                .bind(2, name.id())
                .map((row, context) -> activity(row))
                .findOne();
    }

    private static StoredActivity activity(ResultSet row) throws SQLException {
        return new StoredActivity(
                row.getLong("activity_key"),
                row.getLong("domain_key"),
                new PermissionTargetName.Activity(row.getString("type"), row.getString("id")),
                row.getInt("ephemeral") != 0,
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
