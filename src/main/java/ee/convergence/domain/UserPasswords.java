package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/**
 * The passwords of normal users ({@code protocol.md} section 5.1). Thread-safe; never blocks.
 *
 * <p>The stages fail when the database cannot be asked, or when too many passwords wait to be hashed.
 */
@ServerSingleton
public final class UserPasswords {

    private final Reader reader;
    private final Writer writer;
    private final LoginWorkers workers;
    private final Passwords passwords;

    /** The passwords in this database. */
    @Inject
    UserPasswords(Reader reader, Writer writer, LoginWorkers workers, Passwords passwords) {
        this.reader = reader;
        this.writer = writer;
        this.workers = workers;
        this.passwords = passwords;
    }

    /**
     * Sets a user's password and revokes the user's reconnect tokens; sessions go on. False when there is no such user.
     *
     * @throws InvalidPasswordException if it is empty or too long
     */
    public CompletableFuture<Boolean> set(Domain domain, String username, String password)
            throws InvalidPasswordException {
        return hash(password).thenCompose(hash -> store(domain, username, hash));
    }

    /**
     * Like {@link #set}, by a hash in the modular form of scrypt.
     *
     * @throws InvalidPasswordException if the hash is not in that form, or would cost too much to check
     */
    public CompletableFuture<Boolean> importHash(Domain domain, String username, String hash)
            throws InvalidPasswordException {
        if (PasswordHash.parse(hash).isEmpty()) {
            throw new InvalidPasswordException("the hash is not of the form $s0$<params>$<salt>$<key>");
        }
        return store(domain, username, hash);
    }

    /** The hash of a user's password in the modular form; empty when there is no such user or no password. */
    public CompletableFuture<Optional<String>> exportHash(Domain domain, String username) {
        return reader.read(handle ->
                PasswordStore.find(handle, domain.key(), normal(username)).flatMap(PasswordStore.Stored::hash));
    }

    /**
     * The hash of a password in the modular form.
     *
     * @throws InvalidPasswordException if it is empty or too long
     */
    CompletableFuture<String> hash(String password) throws InvalidPasswordException {
        if (!passwords.isAcceptable(password)) {
            throw new InvalidPasswordException("the password is empty or too long");
        }
        return workers.submit(() -> passwords.hash(password).modular());
    }

    private CompletableFuture<Boolean> store(Domain domain, String username, String hash) {
        return writer.submit(domain.key(), handle -> {
            Optional<User> user = UserStore.find(handle, domain.key(), normal(username));
            user.ifPresent(found -> store(handle, domain, found, hash));
            return user.isPresent();
        });
    }

    private static void store(Handle handle, Domain domain, User user, String hash) {
        PasswordStore.put(handle, domain.key(), user.key(), hash);
        ReconnectTokenStore.removeUser(handle, domain.key(), user.key());
    }

    private static UserId normal(String username) {
        return new UserId(UserType.NORMAL, username);
    }
}
