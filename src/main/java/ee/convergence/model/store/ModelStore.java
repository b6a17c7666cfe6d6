package ee.convergence.model.store;

import ee.convergence.model.access.Rights;
import ee.convergence.model.ot.data.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of models. Stateless; every method works in the caller's transaction. */
public final class ModelStore {

    /** What the counter of value id prefixes is at creation: the first opener gets the next (model.md section 4.4). */
    private static final long FIRST_PREFIX = 1;

    private static final String SELECT =
            "SELECT model_key, id, collection_id, version, created_at, modified_at, ephemeral FROM model";

    private ModelStore() {}

    /** The model of this id. */
    public static Optional<ModelRow> find(Handle handle, long domainKey, String id) {
        return handle.createQuery(SELECT + " WHERE domain_key = ? AND id = ?")
                .bind(0, domainKey)
                .bind(1, id)
                .map((row, context) -> model(row))
                .findOne();
    }

    /** The ids of the models of a collection. */
    public static List<String> ids(Handle handle, long domainKey, String collection) {
        return handle.createQuery("SELECT id FROM model WHERE domain_key = ? AND collection_id = ? ORDER BY id")
                .bind(0, domainKey)
                .bind(1, collection)
                .mapTo(String.class)
                .list();
    }

    /** Adds a model at its first version. */
    public static void insert(
            Handle handle, long domainKey, ModelRow row, boolean overrides, Rights world, ObjectNode root) {
        handle.execute(
                "INSERT INTO model (model_key, domain_key, id, collection_id, version, created_at, modified_at,"
                        + " overrides, world_rights, value_prefix, ephemeral, data, data_version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.key(),
                domainKey,
                row.id(),
                row.collection(),
                row.version(),
                row.created().toEpochMilli(),
                row.modified().toEpochMilli(),
                overrides ? 1 : 0,
                world.bits(),
                FIRST_PREFIX,
                row.ephemeral() ? 1 : 0,
                JsonText.of(root),
                row.version());
    }

    /**
     * Takes the model to another version if it is where it is expected to be.
     *
     * @return false if it is not, or is gone
     */
    public static boolean advance(Handle handle, long modelKey, long expected, long version, Instant modified) {
        return handle.execute(
                        "UPDATE model SET version = ?, modified_at = ? WHERE model_key = ? AND version = ?",
                        version,
                        modified.toEpochMilli(),
                        modelKey,
                        expected)
                == 1;
    }

    /**
     * Keeps everybody else from changing the model until the transaction ends.
     *
     * @return its version; empty if it is gone
     */
    public static Optional<Long> lock(Handle handle, long modelKey) {
        return handle.createQuery("UPDATE model SET version = version WHERE model_key = ? RETURNING version")
                .bind(0, modelKey)
                .mapTo(Long.class)
                .findOne();
    }

    /**
     * A value id prefix that nobody else gets.
     *
     * @return its number; empty if the model is gone
     */
    public static Optional<Long> nextPrefix(Handle handle, long modelKey) {
        return handle.createQuery(
                        "UPDATE model SET value_prefix = value_prefix + 1 WHERE model_key = ? RETURNING value_prefix")
                .bind(0, modelKey)
                .mapTo(Long.class)
                .findOne();
    }

    /** Replaces the copy of the data for queries, unless a newer one is there. */
    static void putData(Handle handle, long modelKey, long version, ObjectNode root) {
        handle.execute(
                "UPDATE model SET data = ?, data_version = ? WHERE model_key = ? AND data_version <= ?",
                JsonText.of(root),
                version,
                modelKey,
                version);
    }

    /** Deletes the model and all that is stored of it; false if it is not there. */
    public static boolean delete(Handle handle, long modelKey) {
        return handle.execute("DELETE FROM model WHERE model_key = ?", modelKey) == 1;
    }

    private static ModelRow model(ResultSet row) throws SQLException {
        return new ModelRow(
                row.getLong("model_key"),
                row.getString("id"),
                row.getString("collection_id"),
                row.getLong("version"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("modified_at")),
                row.getInt("ephemeral") != 0);
    }
}
