package ee.convergence.model.store;

import ee.convergence.model.permission.ModelRights;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads rows of the table of models. Stateless; works in the caller's transaction. */
final class ModelRowsStore {

    /** All of a model's row, and the id of its collection. */
    static final String COLUMNS = "m.model_key, m.domain_key, m.id, c.id AS collection, m.collection_key, m.version,"
            + " m.created_at, m.modified_at, m.overrides_world, m.world_rights, m.ephemeral";

    /** The tables of the columns. */
    static final String TABLES = " FROM model m JOIN collection c ON c.collection_key = m.collection_key";

    private ModelRowsStore() {}

    /** The model of that id. */
    static Optional<StoredModel> find(Handle handle, long domainKey, String id) {
        return handle.createQuery("SELECT " + COLUMNS + TABLES + " WHERE m.domain_key = ? AND m.id = ?")
                .bind(0, domainKey)
                .bind(1, id)
                .map((row, context) -> model(row))
                .findOne();
    }

    /** The model of that key, if it still exists. */
    static Optional<StoredModel> find(Handle handle, ModelKey key) {
        return handle.createQuery("SELECT " + COLUMNS + TABLES + " WHERE m.model_key = ?")
                .bind(0, key.number())
                .map((row, context) -> model(row))
                .findOne();
    }

    static StoredModel model(ResultSet row) throws SQLException {
        return new StoredModel(
                new ModelKey(row.getLong("domain_key"), row.getLong("model_key")),
                row.getString("id"),
                row.getString("collection"),
                row.getLong("collection_key"),
                row.getLong("version"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("modified_at")),
                row.getInt("overrides_world") != 0,
                ModelRights.ofSum(row.getInt("world_rights")),
                row.getInt("ephemeral") != 0);
    }
}
