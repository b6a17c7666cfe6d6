package ee.convergence.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
