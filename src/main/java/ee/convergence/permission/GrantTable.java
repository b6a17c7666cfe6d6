package ee.convergence.permission;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The grants to users or to groups. Stateless; every method works in the caller's transaction.
 *
 * @param <K> what a grantee is stored as
 */
final class GrantTable<K> {

    static final GrantTable<Long> USERS = new GrantTable<>("permission_user", "user_key");
    static final GrantTable<String> GROUPS = new GrantTable<>("permission_group", "group_id");

    private static final String OF_TARGET = " WHERE domain_key = ? AND target_kind = ? AND target_key = ?";

    private final String table;
    private final String grantee;

    private GrantTable(String table, String grantee) {
        this.table = table;
        this.grantee = grantee;
    }

    /** Grants these, if they are not yet; by this statement. */
    void add(Handle handle, String statement, Target target, Map<K, ? extends Collection<String>> grants) {
        each(handle, statement, target, grants);
    }

    /** Takes exactly these away. */
    void remove(Handle handle, Target target, Map<K, Set<String>> grants) {
        each(handle, "DELETE FROM " + table + OF_TARGET + " AND " + grantee + " = ? AND name = ?", target, grants);
    }

    /** Takes everything away from everybody. */
    void clear(Handle handle, Target target) {
        handle.execute(
                "DELETE FROM " + table + OF_TARGET,
                target.domainKey(),
                target.kind().code(),
                target.key());
    }

    /** Takes everything away from these. */
    void clear(Handle handle, Target target, Collection<K> grantees) {
        batch(
                handle,
                "DELETE FROM " + table + OF_TARGET + " AND " + grantee + " = ?",
                batch -> grantees.forEach(
                        one -> batch.add(target.domainKey(), target.kind().code(), target.key(), one)));
    }

    private void each(Handle handle, String statement, Target target, Map<K, ? extends Collection<String>> grants) {
        batch(
                handle,
                statement,
                batch -> pairs(
                        grants,
                        (one, name) ->
                                batch.add(target.domainKey(), target.kind().code(), target.key(), one, name)));
    }

    private static <K> void pairs(Map<K, ? extends Collection<String>> grants, BiConsumer<K, String> consumer) {
        grants.forEach((one, names) -> names.forEach(name -> consumer.accept(one, name)));
    }

    private static void batch(Handle handle, String statement, Consumer<PreparedBatch> filling) {
        PreparedBatch batch = handle.prepareBatch(statement);
        filling.accept(batch);
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
