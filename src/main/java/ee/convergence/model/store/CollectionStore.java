package ee.convergence.model.store;

import ee.convergence.domain.SnapshotPolicy;
import ee.convergence.domain.SnapshotPolicyRows;
import ee.convergence.model.permission.CollectionRights;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The table of collections. Stateless; every method works in the caller's transaction. */
final class CollectionStore {

    private static final String INSERT = "INSERT INTO collection (domain_key, id, description, world_rights,"
            + " overrides_snapshots, " + String.join(", ", SnapshotPolicyRows.COLUMNS) + ") VALUES (?, ?, ?, ?, ?"
            + ", ?".repeat(SnapshotPolicyRows.COLUMNS.size())
            + ") ON CONFLICT (domain_key, id) DO NOTHING";

    private CollectionStore() {}

    /** The key of a collection, and whether somebody may create models in it. */
    record Place(long collectionKey, CollectionRights world, Optional<CollectionRights> entry) {}

    /** The collection of that id as a user meets it; a user of no key has no entry. */
    static Optional<Place> place(Handle handle, long domainKey, String id, OptionalLong userKey) {
        return handle.createQuery("SELECT c.collection_key, c.world_rights, cu.rights FROM collection c"
                        + " LEFT JOIN collection_user cu"
                        + " ON cu.collection_key = c.collection_key AND cu.user_key = :user"
                        + " WHERE c.domain_key = :domain AND c.id = :id")
                .bind("user", userKey.orElse(-1))
                .bind("domain", domainKey)
                .bind("id", id)
                .map((row, context) -> {
                    int rights = row.getInt("rights");
                    Optional<CollectionRights> entry =
                            row.wasNull() ? Optional.empty() : Optional.of(CollectionRights.ofSum(rights));
                    return new Place(
                            row.getLong("collection_key"), CollectionRights.ofSum(row.getInt("world_rights")), entry);
                })
                .findOne();
    }

    /** Adds a collection that everybody may do everything with; false when there is one of that id. */
    static boolean insertUsual(Handle handle, long domainKey, String id) {
        Update insert = handle.createUpdate(INSERT)
                .bind(0, domainKey)
                .bind(1, id)
                .bind(2, id)
                .bind(3, CollectionRights.ALL.sum())
                .bind(4, 0);
        int next = 5;
        for (Object value : SnapshotPolicyRows.values(SnapshotPolicy.OF_COLLECTIONS)) {
            insert.bind(next++, value);
        }
        return insert.execute() == 1;
    }

    /** Removes a collection that has no models. */
    static void remove(Handle handle, long collectionKey) {
        handle.execute("DELETE FROM collection WHERE collection_key = ?", collectionKey);
    }
}
