package ee.convergence.model.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Deletes models. The row goes at once and with it what refers to it; operations go in portions, so that others can write in
 * between. Stateless; every method works in the caller's transaction.
 */
public final class ModelRemovalStore {

    private static final int PORTION = 2_000;
    private static final int MODELS = 100;

    private ModelRemovalStore() {}

    /**
     * Deletes some of what is left of deleted models.
     *
     * @return true when nothing is left
     */
    public static boolean purge(Handle handle) {
        Optional<Long> next = handle.createQuery("SELECT model_key FROM model_removal ORDER BY model_key LIMIT 1")
                .mapTo(Long.class)
                .findOne();
        next.ifPresent(model -> purge(handle, model));
        return next.isEmpty();
    }

    /** Deletes some of what is stored of a domain's models and collections; true when nothing is left. */
    static boolean purgeDomain(Handle handle, long domainKey) {
        if (!removeSome(handle, "domain_key", domainKey).isEmpty()) {
            return false;
        }
        Optional<Long> next = handle.createQuery("SELECT model_key FROM model_removal WHERE domain_key = ? LIMIT 1")
                .bind(0, domainKey)
                .mapTo(Long.class)
                .findOne();
        next.ifPresent(model -> purge(handle, model));
        if (next.isPresent()) {
            return false;
        }
        handle.execute("DELETE FROM collection WHERE domain_key = ?", domainKey);
        return true;
    }

    /** Deletes a model; false if it was deleted before. */
    static boolean remove(Handle handle, ModelKey key) {
        boolean removed = remove(handle, key.number());
        if (removed) {
            purge(handle, key.number());
        }
        return removed;
    }

    /**
     * Deletes some of the models of a collection, and with none left the collection.
     *
     * @return the models; none when the collection is deleted
     */
    public static List<ModelKey> removeFromCollection(Handle handle, long domainKey, long collectionKey) {
        List<ModelKey> removed = removeSome(handle, "collection_key", collectionKey).stream()
                .map(model -> new ModelKey(domainKey, model))
                .toList();
        if (removed.isEmpty()) {
            CollectionStore.remove(handle, collectionKey);
        }
        return removed;
    }

    /** Deletes some of the models whose column, a name in this room's tables, has the value. */
    private static List<Long> removeSome(Handle handle, String column, long value) {
        return handle
                .createQuery("SELECT model_key FROM model WHERE " + column + " = ? LIMIT ?")
                .bind(0, value)
                .bind(1, MODELS)
                .mapTo(Long.class)
                .list()
                .stream()
                .filter(model -> remove(handle, model))
                .toList();
    }

    private static boolean remove(Handle handle, long model) {
        Optional<Long> domainKey = handle.createQuery("DELETE FROM model WHERE model_key = ? RETURNING domain_key")
                .bind(0, model)
                .mapTo(Long.class)
                .findOne();
        domainKey.ifPresent(domain ->
                handle.execute("INSERT INTO model_removal (model_key, domain_key) VALUES (?, ?)", model, domain));
        return domainKey.isPresent();
    }

    /** Operations are found by their versions, which have no gaps. */
    private static void purge(Handle handle, long model) {
        Optional<Long> first = handle.createQuery("SELECT min(version) FROM model_operation WHERE model_key = ?")
                .bind(0, model)
                .mapTo(Long.class)
                .findOne();
        if (first.isPresent()) {
            int removed = handle.execute(
                    "DELETE FROM model_operation WHERE model_key = ? AND version < ?", model, first.get() + PORTION);
            if (removed == PORTION) {
                return;
            }
        }
        handle.execute("DELETE FROM model_session WHERE model_key = ?", model);
        handle.execute("DELETE FROM model_removal WHERE model_key = ?", model);
    }
}
