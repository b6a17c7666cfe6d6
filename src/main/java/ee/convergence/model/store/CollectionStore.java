package ee.convergence.model.store;

import ee.convergence.model.access.CollectionRights;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tables of collections and of a domain's settings for models. Stateless; works in the caller's transaction. */
public final class CollectionStore {

    private CollectionStore() {}

    /** What anybody may do in a collection; empty if there is none of this id. */
    public static Optional<CollectionRights> world(Handle handle, long domainKey, String id) {
        return handle.createQuery("SELECT world_rights FROM collection WHERE domain_key = ? AND id = ?")
                .bind(0, domainKey)
                .bind(1, id)
                .map((row, context) -> CollectionRights.ofBits(row.getInt("world_rights")))
                .findOne();
    }

    /** What a user may do in a collection, if it has an entry for the user. */
    public static Optional<CollectionRights> user(Handle handle, long domainKey, String id, long userKey) {
        return handle.createQuery("SELECT rights FROM collection_user"
                        + " WHERE domain_key = ? AND collection_id = ? AND user_key = ?")
                .bind(0, domainKey)
                .bind(1, id)
                .bind(2, userKey)
                .map((row, context) -> CollectionRights.ofBits(row.getInt("rights")))
                .findOne();
    }

    /** Adds the collection with the defaults of one that is created on the way, unless it exists. */
    public static void create(Handle handle, long domainKey, String id) {
        handle.execute(
                "INSERT INTO collection (domain_key, id, description, world_rights) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (domain_key, id) DO NOTHING",
                domainKey,
                id,
                id,
                CollectionRights.ALL.bits());
    }

    /** Adds a domain's settings for models, unless there are some. */
    public static void putSettings(Handle handle, long domainKey, boolean autoCreate) {
        handle.execute(
                "INSERT INTO model_settings (domain_key, collection_auto_create, snapshot_policy) VALUES (?, ?, ?)"
                        + " ON CONFLICT (domain_key) DO NOTHING",
                domainKey,
                autoCreate ? 1 : 0,
                SnapshotPolicy.OF_DOMAIN.text());
    }

    /** Whether collections of this domain are created when a model needs them. */
    public static boolean autoCreates(Handle handle, long domainKey) {
        return handle.createQuery("SELECT collection_auto_create FROM model_settings WHERE domain_key = ?")
                        .bind(0, domainKey)
                        .mapTo(Integer.class)
                        .findOne()
                        .orElse(0)
                != 0;
    }

    /** The policy that holds for a collection: its own, else its domain's. */
    public static SnapshotPolicy snapshotPolicy(Handle handle, long domainKey, String id) {
        return handle.createQuery("SELECT snapshot_policy FROM collection"
                        + " WHERE domain_key = :domain AND id = :id AND snapshot_policy IS NOT NULL"
                        + " UNION ALL SELECT snapshot_policy FROM model_settings WHERE domain_key = :domain")
                .bind("domain", domainKey)
                .bind("id", id)
                .mapTo(String.class)
                .findFirst()
                .map(SnapshotPolicy::of)
                .orElse(SnapshotPolicy.OF_DOMAIN);
    }

    static Map<Long, CollectionRights> users(Handle handle, long domainKey, String id) {
        return handle.createQuery(
                        "SELECT user_key, rights FROM collection_user WHERE domain_key = ? AND collection_id = ?")
                .bind(0, domainKey)
                .bind(1, id)
                .reduceRows(new HashMap<>(), (all, row) -> {
                    all.put(
                            row.getColumn("user_key", Long.class),
                            CollectionRights.ofBits(row.getColumn("rights", Integer.class)));
                    return all;
                });
    }
}
