package ee.convergence.model.store;

import ee.convergence.storage.PlainStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jdbi.v3.core.Handle;

/** The newest checkpoint and document of models. Stateless; every method works in the caller's transaction. */
public final class CheckpointStore {

    private static final String ROOT = "INSERT INTO model_checkpoint (model_key, version, modified_at, content)"
            + " SELECT model_key, ?, ?, ? FROM model WHERE model_key = ? AND version >= ?"
            + " ON CONFLICT (model_key) DO UPDATE SET version = excluded.version, modified_at = excluded.modified_at,"
            + " content = excluded.content WHERE excluded.version > model_checkpoint.version";
    private static final String DOCUMENT = "INSERT INTO model_document (model_key, version, content) VALUES (?, ?, ?)"
            + " ON CONFLICT (model_key) DO UPDATE SET version = excluded.version, content = excluded.content"
            + " WHERE excluded.version > model_document.version";

    private CheckpointStore() {}

    /**
     * Stores a checkpoint unless there is one of the same or a later version.
     *
     * @return false if nothing was stored: for that reason, because the model was deleted, or because it never was at that
     *     version
     * @throws SQLException if the database fails
     */
    public static boolean put(Handle handle, ModelKey key, Checkpoint checkpoint) throws SQLException {
        boolean stored = putRoot(handle, key, checkpoint.root());
        if (stored) {
            putDocument(handle, key, checkpoint);
        }
        return stored;
    }

    private static boolean putRoot(Handle handle, ModelKey key, StoredRoot root) throws SQLException {
        try (PlainStatement insert = PlainStatement.of(handle, ROOT)) {
            insert.jdbc().setLong(1, root.version());
            insert.jdbc().setLong(2, root.time().toEpochMilli());
            insert.jdbc().setBytes(3, root.content());
            insert.jdbc().setLong(4, key.number());
            insert.jdbc().setLong(5, root.version());
            return insert.jdbc().executeUpdate() == 1;
        }
    }

    private static void putDocument(Handle handle, ModelKey key, Checkpoint checkpoint) throws SQLException {
        try (PlainStatement insert = PlainStatement.of(handle, DOCUMENT)) {
            insert.jdbc().setLong(1, key.number());
            insert.jdbc().setLong(2, checkpoint.root().version());
            insert.jdbc().setObject(3, checkpoint.document(), Types.OTHER);
            insert.jdbc().executeUpdate();
        }
    }
}
