package ee.convergence.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of domains. Stateless; every method works in the caller's transaction. */
final class DomainStore {

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
        return handle.execute(
                        "UPDATE domain SET display_name = ?, status = ?, availability = ?, anonymous_allowed = ?,"
                                + " reconnect_minutes = ? WHERE domain_key = ?",
                        domain.displayName(),
                        domain.status().text(),
                        domain.availability().text(),
                        domain.anonymousAllowed() ? 1 : 0,
                        Math.toIntExact(domain.reconnectTokenValidity().toMinutes()),
                        domain.key())
                > 0;
    }

    /** Removes the row of a domain. */
    static void remove(Handle handle, long domainKey) {
        handle.execute("DELETE FROM domain WHERE domain_key = ?", domainKey);
    }

    /** Adds a domain; false when there is one of that name. */
    static boolean insert(Handle handle, Domain domain) {
        int added = handle.execute(
                "INSERT INTO domain (domain_key, namespace, id, display_name, status, availability,"
                        + " anonymous_allowed, reconnect_minutes) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (namespace, id) DO NOTHING",
                domain.key(),
                domain.id().namespace(),
                domain.id().id(),
                domain.displayName(),
                domain.status().text(),
                domain.availability().text(),
                domain.anonymousAllowed() ? 1 : 0,
                Math.toIntExact(domain.reconnectTokenValidity().toMinutes()));
        return added == 1;
    }

    private static Domain domain(ResultSet row, StatementContext context) throws SQLException {
        return new Domain(
                row.getLong("domain_key"),
                new DomainId(row.getString("namespace"), row.getString("id")),
                row.getString("display_name"),
                DomainStatus.of(row.getString("status")),
                DomainAvailability.of(row.getString("availability")),
                row.getInt("anonymous_allowed") != 0,
                Duration.ofMinutes(row.getInt("reconnect_minutes")));
    }
}
