package ee.convergence.model.store;

import ee.convergence.domain.User;
import ee.convergence.domain.UserRows;
import ee.convergence.model.access.Access;
import ee.convergence.model.access.CollectionRights;
import ee.convergence.model.access.Rights;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who may do what with models. Stateless; every method works in the caller's transaction. */
public final class AccessStore {

    private AccessStore() {}

    /** All that decides about a model. */
    public static Optional<Access> find(Handle handle, long modelKey) {
        return handle.createQuery("SELECT m.overrides, m.world_rights, m.domain_key, m.collection_id,"
                        + " c.world_rights AS collection_rights FROM model m JOIN collection c"
                        + " ON c.domain_key = m.domain_key AND c.id = m.collection_id WHERE m.model_key = ?")
                .bind(0, modelKey)
                .map((row, context) -> new Access(
                        row.getInt("overrides") != 0,
                        Rights.ofBits(row.getInt("world_rights")),
                        users(handle, modelKey),
                        CollectionRights.ofBits(row.getInt("collection_rights")),
                        CollectionStore.users(handle, row.getLong("domain_key"), row.getString("collection_id"))))
                .findOne();
    }

    /** The users who have entries, with these. */
    public static Map<User, Rights> entries(Handle handle, long modelKey) {
        return handle
                .createQuery("SELECT u.*, m.rights FROM model_user m JOIN domain_user u"
                        + " ON u.domain_key = m.domain_key AND u.user_key = m.user_key"
                        + " WHERE m.model_key = ? ORDER BY u.user_type, u.username")
                .bind(0, modelKey)
                .map((row, context) -> Map.entry(UserRows.user(row), Rights.ofBits(row.getInt("rights"))))
                .stream()
                .collect(
                        LinkedHashMap::new,
                        (all, entry) -> all.put(entry.getKey(), entry.getValue()),
                        LinkedHashMap::putAll);
    }

    /** Sets whether the model's world rights replace those of its collection. */
    public static void setOverrides(Handle handle, long modelKey, boolean overrides) {
        handle.execute("UPDATE model SET overrides = ? WHERE model_key = ?", overrides ? 1 : 0, modelKey);
    }

    /** Sets the model's world rights. */
    public static void setWorld(Handle handle, long modelKey, Rights world) {
        handle.execute("UPDATE model SET world_rights = ? WHERE model_key = ?", world.bits(), modelKey);
    }

    /** Removes all entries of users. */
    public static void clear(Handle handle, long modelKey) {
        handle.execute("DELETE FROM model_user WHERE model_key = ?", modelKey);
    }

    /** Adds or replaces the entry of a user. */
    public static void put(Handle handle, long domainKey, long modelKey, long userKey, Rights rights) {
        handle.execute(
                "INSERT INTO model_user (model_key, domain_key, user_key, rights) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (model_key, user_key) DO UPDATE SET rights = excluded.rights",
                modelKey,
                domainKey,
                userKey,
                rights.bits());
    }

    /** Removes the entry of a user. */
    public static void remove(Handle handle, long modelKey, long userKey) {
        handle.execute("DELETE FROM model_user WHERE model_key = ? AND user_key = ?", modelKey, userKey);
    }

    private static Map<Long, Rights> users(Handle handle, long modelKey) {
        return handle.createQuery("SELECT user_key, rights FROM model_user WHERE model_key = ?")
                .bind(0, modelKey)
                .reduceRows(new HashMap<>(), (all, row) -> {
                    all.put(
                            row.getColumn("user_key", Long.class),
                            Rights.ofBits(row.getColumn("rights", Integer.class)));
                    return all;
                });
    }
}
