package ee.convergence.model.store;

import ee.convergence.domain.ModelDefaults;
import ee.convergence.domain.ModelDefaultsStore;
import ee.convergence.domain.User;
import ee.convergence.domain.UserType;
import ee.convergence.model.creation.NewModel;
import ee.convergence.model.permission.CollectionRights;
import ee.convergence.model.permission.ModelPermissions;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.store.CollectionStore.Place;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Creates models (model.md section 3). Stateless; works in the caller's transaction. */
public final class CreationStore {

    private static final String INSERT = "INSERT INTO model (domain_key, collection_key, id, version, created_at,"
            + " modified_at, overrides_world, world_rights, value_prefix, ephemeral)"
            + " VALUES (?, ?, ?, 1, ?, ?, ?, ?, 1, ?) ON CONFLICT (domain_key, id) DO NOTHING RETURNING model_key";

    private CreationStore() {}

    /**
     * Creates a model after the checks 3 to 5, in their order: its collection if need be, the model at version 1, checkpoint,
     * snapshot and permissions, all or none. The creator gets all rights before the new model's entries are applied.
     *
     * @param wanted a model without {@linkplain NewModel#fault fault}
     * @param data the checkpoint of its data at version 1 with the time that it shall have been created
     * @param creator who creates it; nobody for what the server itself creates, which needs no permission
     * @throws SQLException if the database fails
     * @throws IllegalStateException if the domain is gone or being deleted
     */
    public static Creation create(
            Handle handle, long domainKey, NewModel wanted, Checkpoint data, Optional<User> creator)
            throws SQLException {
        ModelDefaults defaults = ModelDefaultsStore.find(handle, domainKey)
                .orElseThrow(() -> new IllegalStateException("a model for a domain that is gone"));
        OptionalLong creatorKey = creator.map(User::key).map(OptionalLong::of).orElseGet(OptionalLong::empty);
        Optional<Place> place = CollectionStore.place(handle, domainKey, wanted.collection(), creatorKey);
        if (place.isPresent() && !mayCreate(creator, place.get())) {
            return new Creation.Unauthorized();
        }
        if (place.isEmpty() && !defaults.collectionAutoCreate()) {
            return new Creation.NoCollection();
        }
        Optional<StoredModel> other = ModelStore.find(handle, domainKey, wanted.id());
        if (other.isPresent()) {
            return new Creation.Exists(other.get().created());
        }
        return insert(handle, domainKey, wanted, data, creatorKey);
    }

    private static boolean mayCreate(Optional<User> creator, Place place) {
        UserType type = creator.map(user -> user.id().type()).orElse(UserType.CONVERGENCE);
        return CollectionRights.mayCreate(type, place.entry(), place.world());
    }

    private static Creation insert(
            Handle handle, long domainKey, NewModel wanted, Checkpoint data, OptionalLong creatorKey)
            throws SQLException {
        boolean newCollection = CollectionStore.insertUsual(handle, domainKey, wanted.collection());
        long collectionKey = CollectionStore.place(handle, domainKey, wanted.collection(), OptionalLong.empty())
                .orElseThrow()
                .collectionKey();
        Optional<Long> number =
                insertRow(handle, domainKey, collectionKey, wanted, data.root().time());
        if (number.isEmpty()) {
            // Somebody else was creating it at the same time.
            if (newCollection) {
                CollectionStore.remove(handle, collectionKey);
            }
            return ModelStore.find(handle, domainKey, wanted.id())
                    .<Creation>map(other -> new Creation.Exists(other.created()))
                    .orElseThrow(() -> new IllegalStateException("a model that was created and deleted meanwhile"));
        }
        ModelKey key = new ModelKey(domainKey, number.get());
        CheckpointStore.put(handle, key, data);
        SnapshotStore.put(handle, key, data.root());
        if (creatorKey.isPresent()) {
            PermissionStore.putByKey(handle, key, Map.of(creatorKey.getAsLong(), ModelRights.ALL));
        }
        PermissionStore.put(handle, key, wanted.permissions().users());
        return new Creation.Created(ModelStore.find(handle, key).orElseThrow());
    }

    private static Optional<Long> insertRow(
            Handle handle, long domainKey, long collectionKey, NewModel wanted, Instant created) {
        ModelPermissions permissions = wanted.permissions();
        return handle.createQuery(INSERT)
                .bind(0, domainKey)
                .bind(1, collectionKey)
                .bind(2, wanted.id())
                .bind(3, created.toEpochMilli())
                .bind(4, created.toEpochMilli())
                .bind(5, permissions.overridesCollection() ? 1 : 0)
                .bind(6, permissions.world().sum())
                .bind(7, wanted.ephemeral() ? 1 : 0)
                .mapTo(Long.class)
                .findOne();
    }
}
