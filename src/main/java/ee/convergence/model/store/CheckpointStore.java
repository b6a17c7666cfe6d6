package ee.convergence.model.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The tables of checkpoints, from which models are opened, and of snapshots, which users see (model.md section 10).
 * Stateless; every method works in the caller's transaction.
 */
public final class CheckpointStore {

    private CheckpointStore() {}

    /** The newest checkpoint of a model. */
    public static Optional<Checkpoint> find(Handle handle, long modelKey) {
        return handle.createQuery("SELECT version, root FROM checkpoint WHERE model_key = ?")
                .bind(0, modelKey)
                .map((row, context) -> new Checkpoint(row.getLong("version"), RootBytes.root(row.getBytes("root"))))
                .findOne();
    }

    /** Replaces the checkpoint, and the copy for queries, unless newer ones are there or the model is gone. */
    public static void put(Handle handle, long modelKey, Checkpoint checkpoint) {
        handle.execute(
                "INSERT INTO checkpoint (model_key, version, root)"
                        + " SELECT model_key, ?, ? FROM model WHERE model_key = ?"
                        + " ON CONFLICT (model_key) DO UPDATE SET version = excluded.version, root = excluded.root"
                        + " WHERE checkpoint.version < excluded.version",
                checkpoint.version(),
                RootBytes.of(checkpoint.root()),
                modelKey);
        ModelStore.putData(handle, modelKey, checkpoint.version(), checkpoint.root());
    }

    /** Adds a snapshot, unless there is one of this version or the model is gone. */
    public static void putSnapshot(Handle handle, long modelKey, Checkpoint snapshot, Instant now) {
        handle.execute(
                "INSERT INTO snapshot (model_key, version, created_at, root)"
                        + " SELECT model_key, ?, ?, ? FROM model WHERE model_key = ?"
                        + " ON CONFLICT (model_key, version) DO NOTHING",
                snapshot.version(),
                now.toEpochMilli(),
                RootBytes.of(snapshot.root()),
                modelKey);
    }

    /** When the newest snapshot was taken, and of which version. */
    public static Optional<SnapshotMark> newestSnapshot(Handle handle, long modelKey) {
        return handle.createQuery("SELECT version, created_at FROM snapshot WHERE model_key = ?"
                        + " ORDER BY version DESC LIMIT 1")
                .bind(0, modelKey)
                .map((row, context) ->
                        new SnapshotMark(row.getLong("version"), Instant.ofEpochMilli(row.getLong("created_at"))))
                .findOne();
    }
}
