package ee.convergence.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The table of domains. Stateless; every method works in the caller's transaction. */
final class DomainStore {

    /** All but key and name. */
    private static final List<String> COLUMNS = Stream.concat(
                    Stream.of(
                            "display_name",
                            "status",
                            "availability",
                            "anonymous_allowed",
                            "reconnect_minutes",
                            "collection_auto_create"),
                    SnapshotPolicyRows.COLUMNS.stream())
            .toList();

    private DomainStore() {}

    /** The domain of this name. */
    static Optional<Domain> find(Handle handle, DomainId id) {
        return handle.createQuery("SELECT * FROM domain WHERE namespace = ? AND id = ?")
                .bind(0, id.namespace())
                .bind(1, id.id())
                .map(DomainStore::domain)
                .findOne();
    }

    /** The domains of these keys, of which there must be at least one. */
    static List<Domain> find(Handle handle, Collection<Long> keys) {
        return handle.createQuery("SELECT * FROM domain WHERE domain_key IN (<keys>)")
                .bindList("keys", List.copyOf(keys))
                .map(DomainStore::domain)
                .list();
    }

    /** Some domains, by name. */
    static List<Domain> page(Handle handle, int offset, int limit) {
        return handle.createQuery("SELECT * FROM domain ORDER BY namespace, id LIMIT ? OFFSET ?")
                .bind(0, limit)
                .bind(1, offset)
                .map(DomainStore::domain)
                .list();
    }

    /** How many domains there are. */
    static long count(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM domain")
                .mapTo(Long.class)
                .one();
    }

    /** Stores all of a domain but for its key and name; false when there is none of that key. */
    static boolean update(Handle handle, Domain domain) {
        Update update = handle.createUpdate("UPDATE domain SET "
                + COLUMNS.stream().map(column -> column + " = ?").collect(Collectors.joining(", "))
                + " WHERE domain_key = ?");
        int next = bind(update, 0, values(domain));
        return update.bind(next, domain.key()).execute() > 0;
    }

    /** Removes the row of a domain. */
    static void remove(Handle handle, long domainKey) {
        handle.execute("DELETE FROM domain WHERE domain_key = ?", domainKey);
    }

    /** Adds a domain; false when there is one of that name. */
    static boolean insert(Handle handle, Domain domain) {
        Update insert = handle.createUpdate(
                "INSERT INTO domain (domain_key, namespace, id, " + String.join(", ", COLUMNS) + ") VALUES (?, ?, ?"
                        + ", ?".repeat(COLUMNS.size()) + ") ON CONFLICT (namespace, id) DO NOTHING");
        insert.bind(0, domain.key())
                .bind(1, domain.id().namespace())
                .bind(2, domain.id().id());
        bind(insert, 3, values(domain));
        return insert.execute() == 1;
    }

    private static int bind(Update statement, int first, List<Object> values) {
        int next = first;
        for (Object value : values) {
            statement.bind(next++, value);
        }
        return next;
    }

    /** The values of {@link #COLUMNS}. */
    private static List<Object> values(Domain domain) {
        List<Object> own = List.of(
                domain.displayName(),
                domain.status().text(),
                domain.availability().text(),
                domain.anonymousAllowed() ? 1 : 0,
                Math.toIntExact(domain.reconnectTokenValidity().toMinutes()),
                domain.models().collectionAutoCreate() ? 1 : 0);
        return Stream.concat(
                        own.stream(), SnapshotPolicyRows.values(domain.models().snapshots()).stream())
                .toList();
    }

    private static Domain domain(ResultSet row, StatementContext context) throws SQLException {
        return new Domain(
                row.getLong("domain_key"),
                new DomainId(row.getString("namespace"), row.getString("id")),
                row.getString("display_name"),
                DomainStatus.of(row.getString("status")),
                DomainAvailability.of(row.getString("availability")),
                row.getInt("anonymous_allowed") != 0,
                Duration.ofMinutes(row.getInt("reconnect_minutes")),
                new ModelDefaults(row.getInt("collection_auto_create") != 0, SnapshotPolicyRows.policy(row)));
    }
}
