package ee.convergence.model.store;

import ee.convergence.domain.UserId;
import ee.convergence.domain.UserKeyStore;
import ee.convergence.domain.UserType;
import ee.convergence.model.permission.ModelPermissions;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.permission.PermissionChange;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What models say about rights (model.md section 7). Stateless; every method works in the caller's transaction. */
public final class PermissionStore {

    private static final String PUT = "INSERT INTO model_user (model_key, domain_key, user_key, rights)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT (model_key, user_key) DO UPDATE SET rights = excluded.rights";

    private PermissionStore() {}

    /** What a model says; empty if it was deleted. */
    public static Optional<ModelPermissions> find(Handle handle, ModelKey key) {
        return ModelRowsStore.find(handle, key)
                .map(model ->
                        new ModelPermissions(model.overridesCollection(), model.world(), users(handle, model.key())));
    }

    /**
     * Changes what a model says, as one unit in the order of model.md section 7.4.
     *
     * @return false if it was deleted; nothing is stored then
     */
    public static boolean change(Handle handle, ModelKey key, PermissionChange change) {
        if (ModelStore.lock(handle, key).isEmpty()) {
            return false;
        }
        change.overridesCollection()
                .ifPresent(flag -> handle.execute(
                        "UPDATE model SET overrides_world = ? WHERE model_key = ?", flag ? 1 : 0, key.number()));
        change.world()
                .ifPresent(world -> handle.execute(
                        "UPDATE model SET world_rights = ? WHERE model_key = ?", world.sum(), key.number()));
        if (change.removeAll()) {
            handle.execute("DELETE FROM model_user WHERE model_key = ?", key.number());
        }
        changeUsers(handle, key, change);
        return true;
    }

    /** Adds or replaces entries of users, those who exist. */
    static void put(Handle handle, ModelKey key, Map<UserId, ModelRights> rights) {
        Map<Long, ModelRights> byKey = new HashMap<>();
        UserKeyStore.find(handle, key.domainKey(), rights.keySet())
                .forEach((user, userKey) -> byKey.put(userKey, rights.get(user)));
        putByKey(handle, key, byKey);
    }

    /** Adds or replaces entries of users who exist. */
    static void putByKey(Handle handle, ModelKey key, Map<Long, ModelRights> rights) {
        if (!rights.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch(PUT);
            rights.forEach((user, its) -> batch.add(key.number(), key.domainKey(), user, its.sum()));
            batch.execute();
        }
    }

    private static void changeUsers(Handle handle, ModelKey key, PermissionChange change) {
        Map<UserId, ModelRights> set = new HashMap<>(change.set());
        set.keySet().removeAll(change.removed());
        put(handle, key, set);
        Collection<Long> keys =
                UserKeyStore.find(handle, key.domainKey(), change.removed()).values();
        if (!keys.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch("DELETE FROM model_user WHERE model_key = ? AND user_key = ?");
            keys.forEach(user -> batch.add(key.number(), user));
            batch.execute();
        }
    }

    private static Map<UserId, ModelRights> users(Handle handle, ModelKey key) {
        Map<UserId, ModelRights> users = new HashMap<>();
        handle.createQuery("SELECT u.user_type, u.username, e.rights FROM model_user e"
                        + " JOIN domain_user u ON u.domain_key = e.domain_key AND u.user_key = e.user_key"
                        + " WHERE e.model_key = ?")
                .bind(0, key.number())
                .map((row, context) -> users.put(
                        new UserId(UserType.ofCode(row.getInt("user_type")), row.getString("username")),
                        ModelRights.ofSum(row.getInt("rights"))))
                .list();
        return users;
    }
}
