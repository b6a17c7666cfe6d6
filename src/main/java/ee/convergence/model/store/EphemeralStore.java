package ee.convergence.model.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Which processes have an ephemeral model open: it goes with the last of them, also when that one ended without saying so
 * (model.md sections 4.3 and 18, row 4). Stateless; every method works in the caller's transaction.
 */
public final class EphemeralStore {

    private static final int PORTION = 100;

    private EphemeralStore() {}

    /**
     * Notes that a process has the model open. To be done in the transaction that creates it, and before a process that has
     * not opened it yet lets somebody in.
     *
     * @return false if the model was deleted
     */
    public static boolean hold(Handle handle, ModelKey key, long nodeKey) {
        if (ModelStore.lock(handle, key).isEmpty()) {
            return false;
        }
        handle.execute(
                "INSERT INTO model_holder (model_key, node_key) VALUES (?, ?) ON CONFLICT DO NOTHING",
                key.number(),
                nodeKey);
        return true;
    }

    /**
     * Notes that the last participant at this process is gone, and deletes the model if it was the last of all.
     *
     * @return whether it was deleted, now or before
     */
    public static boolean release(Handle handle, ModelKey key, long nodeKey) {
        if (ModelStore.lock(handle, key).isEmpty()) {
            return true;
        }
        handle.execute("DELETE FROM model_holder WHERE model_key = ? AND node_key = ?", key.number(), nodeKey);
        return deleteUnheld(handle, key);
    }

    /**
     * Deletes some of the ephemeral models that no living process holds: leftovers of crashes. To be done at start and after
     * the end of another process was noticed.
     *
     * @return true when none are left
     */
    public static boolean deleteLeftovers(Handle handle) {
        List<ModelKey> leftovers = handle.createQuery("SELECT domain_key, model_key FROM model m WHERE ephemeral = 1"
                        + " AND NOT EXISTS (SELECT 1 FROM model_holder h WHERE h.model_key = m.model_key) LIMIT ?")
                .bind(0, PORTION)
                .map((row, context) -> new ModelKey(row.getLong("domain_key"), row.getLong("model_key")))
                .list();
        for (ModelKey key : leftovers) {
            if (ModelStore.lock(handle, key).isPresent()) {
                deleteUnheld(handle, key);
            }
        }
        return leftovers.isEmpty();
    }

    private static boolean deleteUnheld(Handle handle, ModelKey key) {
        long holders = handle.createQuery("SELECT count(*) FROM model_holder WHERE model_key = ?")
                .bind(0, key.number())
                .mapTo(Long.class)
                .one();
        return holders == 0 && ModelStore.delete(handle, key);
    }
}
