package ee.convergence.domain;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of sessions, which are kept as long as history may refer to them. Stateless; works in the caller's transaction. */
final class SessionStore {

    private SessionStore() {}

    /** Names a session. */
    record Key(long domainKey, String id) {}

    /**
     * Where a session comes from.
     *
     * @param method how its login was made
     * @param client what is recorded of its client
     * @param nodeKey the node that it is connected to
     * @param jwtKey the key that vouched for its user
     */
    record Origin(String method, ClientDetails client, long nodeKey, Optional<String> jwtKey) {}

    /** Adds a session that is connected from now on. */
    static void insert(Handle handle, Login login, Origin origin, long nowMillis) {
        handle.execute(
                "INSERT INTO session (domain_key, id, user_key, auth_method, client, client_version, user_agent,"
                        + " remote_host, connected_at, node_key, jwt_key, token_hash)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                login.domain().key(),
                login.sessionId(),
                login.user().key(),
                origin.method(),
                origin.client().client(),
                origin.client().version(),
                origin.client().userAgent(),
                origin.client().remoteHost(),
                nowMillis,
                origin.nodeKey(),
                origin.jwtKey().orElse(null),
                ReconnectTokens.hash(login.reconnectToken()));
    }

    /** The ids of the latest sessions whose reconnect token this is. */
    static List<String> ofToken(Handle handle, long domainKey, String token, int most) {
        return handle.createQuery("SELECT id FROM session WHERE domain_key = ? AND token_hash = ?"
                        + " ORDER BY connected_at DESC LIMIT ?")
                .bind(0, domainKey)
                .bind(1, ReconnectTokens.hash(token))
                .bind(2, most)
                .mapTo(String.class)
                .list();
    }

    /** Marks a session as disconnected; an earlier mark stays. */
    static void disconnected(Handle handle, long domainKey, String sessionId, long nowMillis) {
        handle.execute(
                "UPDATE session SET disconnected_at = ?"
                        + " WHERE domain_key = ? AND id = ? AND disconnected_at IS NULL",
                nowMillis,
                domainKey,
                sessionId);
    }

    /** Demands the end of a connected session; false when there is none of that id. */
    static boolean revoke(Handle handle, long domainKey, String sessionId, long nowMillis) {
        return handle.execute(
                        "UPDATE session SET revoked_at = ?"
                                + " WHERE domain_key = ? AND id = ? AND disconnected_at IS NULL",
                        nowMillis,
                        domainKey,
                        sessionId)
                > 0;
    }

    /** Demands the end of all sessions of a user. */
    static void revokeUser(Handle handle, long domainKey, long userKey, long nowMillis) {
        handle.execute(
                "UPDATE session SET revoked_at = ?"
                        + " WHERE domain_key = ? AND user_key = ? AND disconnected_at IS NULL",
                nowMillis,
                domainKey,
                userKey);
    }

    /** Demands the end of all sessions that a JWT key vouched for. */
    static void revokeJwtKey(Handle handle, long domainKey, String jwtKey, long nowMillis) {
        handle.execute(
                "UPDATE session SET revoked_at = ?"
                        + " WHERE domain_key = ? AND jwt_key = ? AND disconnected_at IS NULL"
                        // By way of the nodes there is an index of what is connected.
                        + " AND node_key IN (SELECT node_key FROM node)",
                nowMillis,
                domainKey,
                jwtKey);
    }

    /** The sessions whose end is demanded and that still are connected, anywhere. */
    static List<Key> revoked(Handle handle) {
        return handle.createQuery(
                        "SELECT domain_key, id FROM session WHERE revoked_at IS NOT NULL AND disconnected_at IS NULL")
                .map((row, context) -> new Key(row.getLong("domain_key"), row.getString("id")))
                .list();
    }

    /** The sessions that a node holds connected since before a time. */
    static List<Key> connected(Handle handle, long nodeKey, long beforeMillis) {
        return handle.createQuery("SELECT domain_key, id FROM session"
                        + " WHERE node_key = ? AND disconnected_at IS NULL AND connected_at < ?")
                .bind(0, nodeKey)
                .bind(1, beforeMillis)
                .map((row, context) -> new Key(row.getLong("domain_key"), row.getString("id")))
                .list();
    }

    /** Ends all sessions of a dead node as of its last mark of life. */
    static int endAll(Handle handle, long nodeKey, long seenMillis) {
        return handle.execute(
                "UPDATE session SET disconnected_at = CASE WHEN connected_at > ? THEN connected_at ELSE ? END"
                        + " WHERE node_key = ? AND disconnected_at IS NULL",
                seenMillis,
                seenMillis,
                nodeKey);
    }

    /** Takes back the end of sessions that are alive after all. */
    static void revive(Handle handle, long domainKey, List<String> sessionIds) {
        handle.createUpdate("UPDATE session SET disconnected_at = NULL WHERE domain_key = :domain AND id IN (<ids>)")
                .bind("domain", domainKey)
                .bindList("ids", sessionIds)
                .execute();
    }
}
