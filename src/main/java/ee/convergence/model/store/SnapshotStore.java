package ee.convergence.model.store;

import ee.convergence.domain.ModelDefaults;
import ee.convergence.domain.ModelDefaultsStore;
import ee.convergence.domain.SnapshotPolicy;
import ee.convergence.domain.SnapshotPolicyRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Snapshots of models, and when they are taken (model.md section 10). Stateless; works in the caller's transaction. */
public final class SnapshotStore {

    private SnapshotStore() {}

    /**
     * Stores a snapshot.
     *
     * @return false if there is one of that version, or the model was deleted
     */
    public static boolean put(Handle handle, ModelKey key, StoredRoot snapshot) {
        return handle.execute(
                        "INSERT INTO model_snapshot (model_key, version, time, content)"
                                + " SELECT model_key, ?, ?, ? FROM model WHERE model_key = ?"
                                + " ON CONFLICT (model_key, version) DO NOTHING",
                        snapshot.version(),
                        snapshot.time().toEpochMilli(),
                        snapshot.content(),
                        key.number())
                == 1;
    }

    /** The last snapshot; empty if the model was deleted. */
    public static Optional<SnapshotMark> last(Handle handle, ModelKey key) {
        return handle.createQuery(
                        "SELECT version, time FROM model_snapshot WHERE model_key = ? ORDER BY version DESC LIMIT 1")
                .bind(0, key.number())
                .map((row, context) ->
                        new SnapshotMark(row.getLong("version"), Instant.ofEpochMilli(row.getLong("time"))))
                .findOne();
    }

    /** The last snapshot of that version or an earlier one; empty if the model was deleted. */
    public static Optional<StoredRoot> upTo(Handle handle, ModelKey key, long version) {
        return handle.createQuery("SELECT version, time, content FROM model_snapshot"
                        + " WHERE model_key = ? AND version <= ? ORDER BY version DESC LIMIT 1")
                .bind(0, key.number())
                .bind(1, version)
                .map((row, context) -> root(row))
                .findOne();
    }

    /** When snapshots of the model are taken: its collection's word, else the domain's. */
    public static SnapshotPolicy policy(Handle handle, StoredModel model) {
        return handle.createQuery("SELECT * FROM collection WHERE collection_key = ? AND overrides_snapshots = 1")
                .bind(0, model.collectionKey())
                .map((row, context) -> SnapshotPolicyRows.policy(row))
                .findOne()
                .or(() ->
                        ModelDefaultsStore.find(handle, model.key().domainKey()).map(ModelDefaults::snapshots))
                .orElse(SnapshotPolicy.OF_DOMAINS);
    }

    private static StoredRoot root(ResultSet row) throws SQLException {
        return new StoredRoot(
                row.getLong("version"), Instant.ofEpochMilli(row.getLong("time")), row.getBytes("content"));
    }
}
