package ee.convergence.domain;

import org.jdbi.v3.core.Handle;

/** The table of sessions, which are kept for ever. Stateless; every method works in the caller's transaction. */
final class SessionStore {

    private SessionStore() {}

    /** Adds a session that is connected from now on. */
    static void insert(Handle handle, Login login, String authMethod, ClientDetails details, long nowMillis) {
        handle.execute(
                "INSERT INTO session (domain_key, id, user_key, auth_method, client, client_version, user_agent,"
                        + " remote_host, connected_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                login.domain().key(),
                login.sessionId(),
                login.user().key(),
                authMethod,
                details.client(),
                details.version(),
                details.userAgent(),
                details.remoteHost(),
                nowMillis);
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
}
