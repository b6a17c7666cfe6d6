package ee.convergence.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tables of keys that sign logins. Stateless; every method works in the caller's transaction. */
final class JwtKeyStore {

    private JwtKeyStore() {}

    /** The domain key of this id. */
    static Optional<JwtKey> find(Handle handle, long domainKey, String id) {
        return handle.createQuery("SELECT * FROM jwt_key WHERE domain_key = ? AND id = ?")
                .bind(0, domainKey)
                .bind(1, id)
                .map((row, context) -> key(row))
                .findOne();
    }

    /** All domain keys, by id. */
    static List<JwtKey> list(Handle handle, long domainKey) {
        return handle.createQuery("SELECT * FROM jwt_key WHERE domain_key = ? ORDER BY id")
                .bind(0, domainKey)
                .map((row, context) -> key(row))
                .list();
    }

    /** Adds or replaces a key. */
    static void put(Handle handle, long domainKey, JwtKey key) {
        handle.execute(
                "INSERT INTO jwt_key (domain_key, id, description, public_key, enabled, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (domain_key, id) DO UPDATE SET"
                        + " description = excluded.description, public_key = excluded.public_key,"
                        + " enabled = excluded.enabled, updated_at = excluded.updated_at",
                domainKey,
                key.id(),
                key.description(),
                key.publicKey(),
                key.enabled() ? 1 : 0,
                key.updated().toEpochMilli());
    }

    /** Removes a key; false when there was none. */
    static boolean remove(Handle handle, long domainKey, String id) {
        return handle.execute("DELETE FROM jwt_key WHERE domain_key = ? AND id = ?", domainKey, id) > 0;
    }

    /** The domain's own key pair; a second one is not added. */
    static void insertAdminKey(Handle handle, long domainKey, String publicKey, String privateKey) {
        handle.execute(
                "INSERT INTO admin_key (domain_key, public_key, private_key) VALUES (?, ?, ?)"
                        + " ON CONFLICT (domain_key) DO NOTHING",
                domainKey,
                publicKey,
                privateKey);
    }

    /** The public part of the domain's own key pair, in PEM. */
    static Optional<String> adminPublicKey(Handle handle, long domainKey) {
        return handle.createQuery("SELECT public_key FROM admin_key WHERE domain_key = ?")
                .bind(0, domainKey)
                .mapTo(String.class)
                .findOne();
    }

    /** The private part of the domain's own key pair, in PEM. */
    static Optional<String> adminPrivateKey(Handle handle, long domainKey) {
        return handle.createQuery("SELECT private_key FROM admin_key WHERE domain_key = ?")
                .bind(0, domainKey)
                .mapTo(String.class)
                .findOne();
    }

    private static JwtKey key(ResultSet row) throws SQLException {
        return new JwtKey(
                row.getString("id"),
                row.getString("description"),
                row.getString("public_key"),
                row.getInt("enabled") != 0,
                Instant.ofEpochMilli(row.getLong("updated_at")));
    }
}
