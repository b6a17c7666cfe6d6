package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/**
 * The keys that may sign logins of a domain ({@code protocol.md} section 5.2). When a key is disabled, replaced or
 * removed, the sessions for which it vouched end and their reconnect tokens are revoked: at once on this node, within
 * seconds on others. Thread-safe; never blocks. The stages fail when the database cannot be asked.
 */
@ServerSingleton
public final class JwtKeys {

    private static final int LONGEST_ID = 256;

    private final Reader reader;
    private final Writer writer;
    private final SessionWatch watch;

    /** The keys in this database. */
    @Inject
    JwtKeys(Reader reader, Writer writer, SessionWatch watch) {
        this.reader = reader;
        this.writer = writer;
        this.watch = watch;
    }

    /** All keys of a domain but its own, by id. */
    public CompletableFuture<List<JwtKey>> list(Domain domain) {
        return reader.read(handle -> JwtKeyStore.list(handle, domain.key()));
    }

    /** The key of this id. */
    public CompletableFuture<Optional<JwtKey>> find(Domain domain, String id) {
        return reader.read(handle -> JwtKeyStore.find(handle, domain.key(), id));
    }

    /**
     * Adds or replaces a key.
     *
     * @throws InvalidKeyTextException if the key is no RSA public key of 2048 to 8192 bits in PEM, or its id is empty,
     *     too long or reserved
     */
    public CompletableFuture<Void> put(Domain domain, JwtKey key) throws InvalidKeyTextException {
        check(key);
        return writer.submit(domain.key(), handle -> {
                    Optional<JwtKey> before = JwtKeyStore.find(handle, domain.key(), key.id());
                    JwtKeyStore.put(handle, domain.key(), key);
                    if (before.isPresent()
                            && (!key.enabled() || !before.get().publicKey().equals(key.publicKey()))) {
                        revoke(handle, domain, key.id());
                    }
                    return true;
                })
                .thenCompose(done -> enforced());
    }

    /** Removes a key; false when there is none of that id. */
    public CompletableFuture<Boolean> remove(Domain domain, String id) {
        return writer.submit(domain.key(), handle -> {
                    revoke(handle, domain, id);
                    return JwtKeyStore.remove(handle, domain.key(), id);
                })
                .thenCompose(removed -> enforced().thenApply(looked -> removed));
    }

    /** @throws InvalidKeyTextException as {@link #put} throws it */
    static void check(JwtKey key) throws InvalidKeyTextException {
        String id = key.id();
        if (id.isEmpty() || id.length() > LONGEST_ID || !Texts.isStorable(id + key.description())) {
            throw new InvalidKeyTextException("the id of the key is empty or too long");
        }
        if (id.equals(JwtKey.ADMIN)) {
            throw new InvalidKeyTextException("the id " + id + " is reserved");
        }
        RsaKeys.publicKey(key.publicKey());
    }

    private CompletableFuture<Void> enforced() {
        return watch.lookSoon().exceptionally(failure -> null);
    }

    private static void revoke(Handle handle, Domain domain, String id) {
        ReconnectTokenStore.removeJwtKey(handle, domain.key(), id);
        SessionStore.revokeJwtKey(handle, domain.key(), id, System.currentTimeMillis());
    }
}
