package ee.convergence.domain;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of passwords. Stateless; every method works in the caller's transaction. */
final class PasswordStore {

    private PasswordStore() {}

    /** A user and, if there is one, the hash of the password in the modular form. */
    record Stored(User user, Optional<String> hash) {
        @Override
        public String toString() {
            return "Stored[" + user.id() + "]";
        }
    }

    /** The user of this name. */
    static Optional<Stored> find(Handle handle, long domainKey, UserId id) {
        return handle.createQuery("SELECT u.*, p.hash FROM domain_user u LEFT JOIN user_password p"
                        + " ON p.domain_key = u.domain_key AND p.user_key = u.user_key"
                        + " WHERE u.domain_key = ? AND u.user_type = ? AND u.username = ?")
                .bind(0, domainKey)
                .bind(1, id.type().code())
                .bind(2, id.username())
                .map((row, context) -> new Stored(UserStore.user(row), Optional.ofNullable(row.getString("hash"))))
                .findOne();
    }

    /** Sets or replaces a user's password. */
    static void put(Handle handle, long domainKey, long userKey, String hash) {
        handle.execute(
                "INSERT INTO user_password (domain_key, user_key, hash) VALUES (?, ?, ?)"
                        + " ON CONFLICT (domain_key, user_key) DO UPDATE SET hash = excluded.hash",
                domainKey,
                userKey,
                hash);
    }

    /** Takes a user's password away. */
    static void remove(Handle handle, long domainKey, long userKey) {
        handle.execute("DELETE FROM user_password WHERE domain_key = ? AND user_key = ?", domainKey, userKey);
    }
}
