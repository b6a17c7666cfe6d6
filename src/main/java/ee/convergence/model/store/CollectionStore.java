package ee.convergence.model.store;

import ee.convergence.domain.SnapshotPolicyRows;
import ee.convergence.model.collection.ModelCollection;
import ee.convergence.model.permission.CollectionRights;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The table of collections. Stateless; every method works in the caller's transaction. */
final class CollectionStore {

    private static final String INSERT = "INSERT INTO collection (domain_key, id, description, world_rights,"
            + " overrides_snapshots, " + String.join(", ", SnapshotPolicyRows.COLUMNS) + ") VALUES (?, ?, ?, ?, ?"
            + ", ?".repeat(SnapshotPolicyRows.COLUMNS.size())
            + ") ON CONFLICT (domain_key, id) DO NOTHING";
    private static final String UPDATE =
            "UPDATE collection SET description = ?, world_rights = ?, overrides_snapshots = ?, "
                    + SnapshotPolicyRows.COLUMNS.stream()
                            .map(column -> column + " = ?")
                            .collect(Collectors.joining(", "))
                    + " WHERE collection_key = ?";

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

    /** Adds a collection as it is usual; false when there is one of that id. */
    static boolean insertUsual(Handle handle, long domainKey, String id) {
        ModelCollection usual = ModelCollection.usual(id);
        Update insert = handle.createUpdate(INSERT).bind(0, domainKey).bind(1, id);
        bind(insert, 2, usual);
        return insert.execute() == 1;
    }

    /** Replaces all of a collection but for its id and users. */
    static void update(Handle handle, long collectionKey, ModelCollection collection) {
        Update update = handle.createUpdate(UPDATE);
        update.bind(bind(update, 0, collection), collectionKey).execute();
    }

    private static int bind(Update statement, int first, ModelCollection collection) {
        statement.bind(first, collection.description());
        statement.bind(first + 1, collection.world().sum());
        statement.bind(first + 2, collection.overridesSnapshots() ? 1 : 0);
        int next = first + 3;
        for (Object value : SnapshotPolicyRows.values(collection.snapshots())) {
            statement.bind(next++, value);
        }
        return next;
    }

    /** Removes a collection that has no models. */
    static void remove(Handle handle, long collectionKey) {
        handle.execute("DELETE FROM collection WHERE collection_key = ?", collectionKey);
    }
}
