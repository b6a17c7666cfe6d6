package ee.convergence.domain;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of reconnect tokens. Stateless; every method works in the caller's transaction. */
final class ReconnectTokenStore {

    private ReconnectTokenStore() {}

    /** Adds a token. */
    static void insert(Handle handle, Login login, long nowMillis) {
        handle.execute(
                "INSERT INTO reconnect_token (domain_key, token_hash, user_key, expires_at) VALUES (?, ?, ?, ?)",
                login.domain().key(),
                ReconnectTokens.hash(login.reconnectToken()),
                login.user().key(),
                expiry(login.domain(), nowMillis));
    }

    /** The user of a token that has not expired. */
    static Optional<User> user(Handle handle, long domainKey, String token, long nowMillis) {
        return handle.createQuery("SELECT u.* FROM reconnect_token t"
                        + " JOIN domain_user u ON u.domain_key = t.domain_key AND u.user_key = t.user_key"
                        + " WHERE t.domain_key = ? AND t.token_hash = ? AND t.expires_at > ?")
                .bind(0, domainKey)
                .bind(1, ReconnectTokens.hash(token))
                .bind(2, nowMillis)
                .map((row, context) -> UserStore.user(row))
                .findOne();
    }

    /** A token was used: it lives on from now. */
    static void used(Handle handle, Domain domain, String token, long nowMillis) {
        handle.execute(
                "UPDATE reconnect_token SET expires_at = ? WHERE domain_key = ? AND token_hash = ?",
                expiry(domain, nowMillis),
                domain.key(),
                ReconnectTokens.hash(token));
    }

    private static long expiry(Domain domain, long nowMillis) {
        return nowMillis + domain.reconnectTokenValidity().toMillis();
    }
}
