package ee.convergence.model.store;

import ee.convergence.domain.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Models as wholes: found, loaded, deleted. Stateless; every method works in the caller's transaction. */
public final class ModelStore {

    private static final String LOADED = "SELECT " + ModelRowsStore.COLUMNS
            + ", k.version AS root_version, k.modified_at AS root_time, k.content"
            + ModelRowsStore.TABLES
            + " JOIN model_checkpoint k ON k.model_key = m.model_key"
            + " WHERE m.domain_key = ? AND m.id = ?";

    private ModelStore() {}

    /** The model of that id. */
    public static Optional<StoredModel> find(Handle handle, long domainKey, String id) {
        return Texts.isStorable(id) ? ModelRowsStore.find(handle, domainKey, id) : Optional.empty();
    }

    /** The model of that key as it is now; empty if it was deleted. */
    public static Optional<StoredModel> find(Handle handle, ModelKey key) {
        return ModelRowsStore.find(handle, key);
    }

    /**
     * The model of that id with its newest checkpoint, to which the operations after it are to be applied: those of {@link
     * OperationStore#page} from the checkpoint's version to the model's.
     */
    public static Optional<LoadedModel> load(Handle handle, long domainKey, String id) {
        if (!Texts.isStorable(id)) {
            return Optional.empty();
        }
        return handle.createQuery(LOADED)
                .bind(0, domainKey)
                .bind(1, id)
                .map((row, context) -> new Found(ModelRowsStore.model(row), root(row)))
                .findOne()
                .flatMap(found -> SnapshotStore.last(handle, found.model().key())
                        .map(last -> new LoadedModel(
                                found.model(), found.checkpoint(), SnapshotStore.policy(handle, found.model()), last)));
    }

    /**
     * Counts the model's prefix of value ids up, exactly and durably; no value is ever handed out twice (model.md section
     * 4.4). The first is 2.
     *
     * @return the new value, and how far the model is; empty if the model was deleted
     */
    public static Optional<ModelEntry> nextValuePrefix(Handle handle, ModelKey key) {
        return handle.createQuery("UPDATE model SET value_prefix = value_prefix + 1 WHERE model_key = ?"
                        + " RETURNING value_prefix, version")
                .bind(0, key.number())
                .map((row, context) -> new ModelEntry(row.getLong(1), row.getLong(2)))
                .findOne();
    }

    /**
     * Makes everybody else who wants to change the model's row wait for the end of this transaction.
     *
     * @return the model's version, which stays until then; empty if it was deleted
     */
    public static OptionalLong lock(Handle handle, ModelKey key) {
        return handle.createQuery("UPDATE model SET version = version WHERE model_key = ? RETURNING version")
                .bind(0, key.number())
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /**
     * Deletes a model with all that belongs to it; its id is free then. Of its operations those that are too many for one
     * transaction stay out of reach and are deleted by {@link ModelRemovalStore#purge}.
     *
     * @return false if it was deleted before
     */
    public static boolean delete(Handle handle, ModelKey key) {
        return ModelRemovalStore.remove(handle, key);
    }

    private static StoredRoot root(ResultSet row) throws SQLException {
        return new StoredRoot(
                row.getLong("root_version"), Instant.ofEpochMilli(row.getLong("root_time")), row.getBytes("content"));
    }

    private record Found(StoredModel model, StoredRoot checkpoint) {}
}
