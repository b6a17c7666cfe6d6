package ee.convergence.model.store;

import ee.convergence.domain.Texts;
import ee.convergence.domain.User;
import ee.convergence.domain.UserType;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.permission.RightsSources;
import ee.convergence.storage.Batches;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The rights in force of users on models (model.md section 7.2), each found by one statement. Stateless; every method works
 * in the caller's transaction.
 */
public final class AccessStore {

    /** What is said of a user of the table {@code mu} and the table {@code cu}. */
    static final String SAID =
            ", c.world_rights AS collection_world, mu.rights AS model_entry, cu.rights AS collection_entry";

    private AccessStore() {}

    /** A model and what a user may do with it; empty if there is no such model. */
    public static Optional<ModelAccess> find(Handle handle, long domainKey, String modelId, User user) {
        if (!Texts.isStorable(modelId)) {
            return Optional.empty();
        }
        return handle.createQuery("SELECT " + ModelRowsStore.COLUMNS + SAID + ModelRowsStore.TABLES
                        + " LEFT JOIN model_user mu ON mu.model_key = m.model_key AND mu.user_key = :user"
                        + " LEFT JOIN collection_user cu"
                        + " ON cu.collection_key = m.collection_key AND cu.user_key = :user"
                        + " WHERE m.domain_key = :domain AND m.id = :id")
                .bind("user", user.key())
                .bind("domain", domainKey)
                .bind("id", modelId)
                .map((row, context) -> new ModelAccess(
                        ModelRowsStore.model(row),
                        sources(row).inForce(user.id().type())))
                .findOne();
    }

    /** What these users may do with a model, by the users' keys; nobody if the model was deleted. */
    public static Map<Long, ModelRights> rights(Handle handle, ModelKey key, Collection<Long> userKeys) {
        Map<Long, ModelRights> rights = new HashMap<>();
        Batches.of(List.copyOf(userKeys)).forEach(some -> rights.putAll(some(handle, key, some)));
        return rights;
    }

    private static Map<Long, ModelRights> some(Handle handle, ModelKey key, List<Long> userKeys) {
        Map<Long, ModelRights> rights = new HashMap<>();
        handle.createQuery("SELECT u.user_key, u.user_type, m.overrides_world, m.world_rights" + SAID
                        + ModelRowsStore.TABLES
                        + " JOIN domain_user u ON u.domain_key = m.domain_key AND u.user_key IN (<users>)"
                        + " LEFT JOIN model_user mu ON mu.model_key = m.model_key AND mu.user_key = u.user_key"
                        + " LEFT JOIN collection_user cu"
                        + " ON cu.collection_key = m.collection_key AND cu.user_key = u.user_key"
                        + " WHERE m.model_key = :model")
                .bind("model", key.number())
                .bindList("users", userKeys)
                .map((row, context) -> rights.put(
                        row.getLong("user_key"), sources(row).inForce(UserType.ofCode(row.getInt("user_type")))))
                .list();
        return rights;
    }

    /** What a row with {@link #SAID} says. */
    static RightsSources sources(ResultSet row) throws SQLException {
        return new RightsSources(
                entry(row, "model_entry"),
                entry(row, "collection_entry"),
                row.getInt("overrides_world") != 0,
                ModelRights.ofSum(row.getInt("world_rights")),
                ModelRights.ofSum(row.getInt("collection_world")));
    }

    private static Optional<ModelRights> entry(ResultSet row, String column) throws SQLException {
        int sum = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(ModelRights.ofSum(sum));
    }
}
