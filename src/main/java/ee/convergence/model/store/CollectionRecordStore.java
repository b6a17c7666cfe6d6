package ee.convergence.model.store;

import ee.convergence.domain.SnapshotPolicyRows;
import ee.convergence.domain.Texts;
import ee.convergence.domain.UserId;
import ee.convergence.domain.UserType;
import ee.convergence.model.collection.ModelCollection;
import ee.convergence.model.permission.CollectionRights;
import ee.convergence.storage.Batches;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Collections with their users. Stateless; every method works in the caller's transaction. */
public final class CollectionRecordStore {

    private CollectionRecordStore() {}

    /** A collection with what others find it by. */
    public record Keyed(long collectionKey, ModelCollection collection) {}

    /** The collection of that id. */
    public static Optional<Keyed> find(Handle handle, long domainKey, String id) {
        if (!Texts.isStorable(id)) {
            return Optional.empty();
        }
        List<Keyed> found = handle.createQuery("SELECT * FROM collection WHERE domain_key = ? AND id = ?")
                .bind(0, domainKey)
                .bind(1, id)
                .map((row, context) -> keyed(row))
                .list();
        return withUsers(handle, found).stream().findFirst();
    }

    /** Some collections, by id. */
    public static List<Keyed> page(Handle handle, long domainKey, int offset, int limit) {
        return withUsers(
                handle,
                handle.createQuery("SELECT * FROM collection WHERE domain_key = ? ORDER BY id LIMIT ? OFFSET ?")
                        .bind(0, domainKey)
                        .bind(1, limit)
                        .bind(2, offset)
                        .map((row, context) -> keyed(row))
                        .list());
    }

    /** How many collections there are. */
    public static long count(Handle handle, long domainKey) {
        return handle.createQuery("SELECT count(*) FROM collection WHERE domain_key = ?")
                .bind(0, domainKey)
                .mapTo(Long.class)
                .one();
    }

    /**
     * Stores a collection, whether there is one of its id or not.
     *
     * @param userKeys the keys of its users
     * @return its key
     */
    public static long put(Handle handle, long domainKey, ModelCollection collection, Map<UserId, Long> userKeys) {
        CollectionStore.insertUsual(handle, domainKey, collection.id());
        long key = CollectionStore.place(handle, domainKey, collection.id(), OptionalLong.empty())
                .orElseThrow()
                .collectionKey();
        CollectionStore.update(handle, key, collection);
        handle.execute("DELETE FROM collection_user WHERE collection_key = ?", key);
        if (!userKeys.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch(
                    "INSERT INTO collection_user (collection_key, domain_key, user_key, rights) VALUES (?, ?, ?, ?)");
            userKeys.forEach((user, userKey) -> batch.add(
                    key, domainKey, userKey, collection.users().get(user).sum()));
            batch.execute();
        }
        return key;
    }

    private static List<Keyed> withUsers(Handle handle, List<Keyed> found) {
        Map<Long, Map<UserId, CollectionRights>> users = new HashMap<>();
        List<Long> keys = found.stream().map(Keyed::collectionKey).toList();
        Batches.of(keys).forEach(some -> addUsers(handle, some, users));
        return found.stream()
                .map(each -> new Keyed(
                        each.collectionKey(),
                        with(each.collection(), users.getOrDefault(each.collectionKey(), Map.of()))))
                .toList();
    }

    private static void addUsers(Handle handle, List<Long> keys, Map<Long, Map<UserId, CollectionRights>> users) {
        handle.createQuery("SELECT cu.collection_key, cu.rights, u.user_type, u.username FROM collection_user cu"
                        + " JOIN domain_user u ON u.domain_key = cu.domain_key AND u.user_key = cu.user_key"
                        + " WHERE cu.collection_key IN (<keys>)")
                .bindList("keys", keys)
                .map((row, context) -> users.computeIfAbsent(row.getLong("collection_key"), key -> new HashMap<>())
                        .put(
                                new UserId(UserType.ofCode(row.getInt("user_type")), row.getString("username")),
                                CollectionRights.ofSum(row.getInt("rights"))))
                .list();
    }

    private static ModelCollection with(ModelCollection collection, Map<UserId, CollectionRights> users) {
        return new ModelCollection(
                collection.id(),
                collection.description(),
                collection.overridesSnapshots(),
                collection.snapshots(),
                collection.world(),
                users);
    }

    private static Keyed keyed(ResultSet row) throws SQLException {
        return new Keyed(
                row.getLong("collection_key"),
                new ModelCollection(
                        row.getString("id"),
                        row.getString("description"),
                        row.getInt("overrides_snapshots") != 0,
                        SnapshotPolicyRows.policy(row),
                        CollectionRights.ofSum(row.getInt("world_rights")),
                        Map.of()));
    }
}
