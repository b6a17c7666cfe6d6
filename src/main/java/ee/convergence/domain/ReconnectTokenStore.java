package ee.convergence.domain;

import ee.convergence.domain.Verdict.Granted;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of reconnect tokens. Stateless; every method works in the caller's transaction. */
final class ReconnectTokenStore {

    private ReconnectTokenStore() {}

    /** Adds a token. */
    static void insert(Handle handle, Domain domain, String token, Granted granted, long nowMillis) {
        handle.execute(
                "INSERT INTO reconnect_token (domain_key, token_hash, user_key, expires_at, jwt_key)"
                        + " VALUES (?, ?, ?, ?, ?)",
                domain.key(),
                ReconnectTokens.hash(token),
                granted.user().key(),
                expiry(domain, nowMillis),
                granted.jwtKey().orElse(null));
    }

    /** Whom a token that has not expired stands for. */
    static Optional<Granted> find(Handle handle, long domainKey, String token, long nowMillis) {
        return handle.createQuery("SELECT u.*, t.jwt_key FROM reconnect_token t"
                        + " JOIN domain_user u ON u.domain_key = t.domain_key AND u.user_key = t.user_key"
                        + " WHERE t.domain_key = ? AND t.token_hash = ? AND t.expires_at > ?")
                .bind(0, domainKey)
                .bind(1, ReconnectTokens.hash(token))
                .bind(2, nowMillis)
                .map((row, context) -> new Granted(UserStore.user(row), Optional.ofNullable(row.getString("jwt_key"))))
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

    /** Removes all tokens of a user and tells how many there were. */
    static int removeUser(Handle handle, long domainKey, long userKey) {
        return handle.execute("DELETE FROM reconnect_token WHERE domain_key = ? AND user_key = ?", domainKey, userKey);
    }

    /** Removes all tokens of logins that a JWT key vouched for. */
    static void removeJwtKey(Handle handle, long domainKey, String jwtKey) {
        handle.execute("DELETE FROM reconnect_token WHERE domain_key = ? AND jwt_key = ?", domainKey, jwtKey);
    }

    /** Removes some of the tokens that have expired and tells how many. */
    static int removeExpired(Handle handle, long nowMillis, int most) {
        return handle.execute(
                "DELETE FROM reconnect_token WHERE (domain_key, token_hash) IN"
                        + " (SELECT domain_key, token_hash FROM reconnect_token WHERE expires_at <= ? LIMIT ?)",
                nowMillis,
                most);
    }

    private static long expiry(Domain domain, long nowMillis) {
        return nowMillis + domain.reconnectTokenValidity().toMillis();
    }
}
