package ee.convergence.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads which sessions are connected, to whichever node. Stateless; works on the caller's handle. */
final class ConnectedSessionStore {

    private static final String FROM = " FROM session s"
            + " JOIN domain_user u ON u.domain_key = s.domain_key AND u.user_key = s.user_key"
            + " WHERE s.domain_key = :domain AND s.disconnected_at IS NULL"
            // By way of the nodes there is an index of what is connected.
            + " AND s.node_key IN (SELECT node_key FROM node)";
    private static final String OF_USER = " AND u.user_type = :type AND u.username = :username";

    private ConnectedSessionStore() {}

    /** Those of a user or of all, the oldest first. */
    static List<ConnectedSession> page(Handle handle, long domainKey, Optional<UserId> user, int offset, int limit) {
        String sql = "SELECT s.*, u.user_type, u.username" + FROM + (user.isPresent() ? OF_USER : "")
                + " ORDER BY s.connected_at, s.id LIMIT :limit OFFSET :offset";
        return bound(handle.createQuery(sql), domainKey, user)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(ConnectedSessionStore::session)
                .list();
    }

    /** How many there are of a user or in all. */
    static long count(Handle handle, long domainKey, Optional<UserId> user) {
        String sql = "SELECT count(*)" + FROM + (user.isPresent() ? OF_USER : "");
        return bound(handle.createQuery(sql), domainKey, user).mapTo(Long.class).one();
    }

    private static Query bound(Query query, long domainKey, Optional<UserId> user) {
        query.bind("domain", domainKey);
        user.ifPresent(id -> query.bind("type", id.type().code()).bind("username", id.username()));
        return query;
    }

    private static ConnectedSession session(ResultSet row, StatementContext context) throws SQLException {
        return new ConnectedSession(
                row.getString("id"),
                new UserId(UserType.ofCode(row.getInt("user_type")), row.getString("username")),
                row.getString("auth_method"),
                new ClientDetails(
                        row.getString("client"),
                        row.getString("client_version"),
                        row.getString("user_agent"),
                        row.getString("remote_host")),
                Instant.ofEpochMilli(row.getLong("connected_at")));
    }
}
