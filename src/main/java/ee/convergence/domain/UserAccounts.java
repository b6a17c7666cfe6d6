package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/**
 * Whether and how users may log in ({@code protocol.md} section 12, row 5). What is taken from a user is taken from the
 * sessions that are connected too: at once on this node, within seconds on others. Thread-safe; never blocks.
 *
 * <p>The stages fail when the database cannot be asked, or when too many passwords wait to be hashed.
 */
@ServerSingleton
public final class UserAccounts {

    private final Reader reader;
    private final Writer writer;
    private final LoginWorkers workers;
    private final Passwords passwords;
    private final SessionWatch watch;
    private final UserChanges changes;
    private final DomainFeatures features;
    private final SecureRandom random = new SecureRandom();

    /** Changes accounts in this database and tells these features of users that go. */
    @Inject
    UserAccounts(
            Reader reader,
            Writer writer,
            LoginWorkers workers,
            Passwords passwords,
            SessionWatch watch,
            UserChanges changes,
            DomainFeatures features) {
        this.reader = reader;
        this.writer = writer;
        this.workers = workers;
        this.passwords = passwords;
        this.watch = watch;
        this.changes = changes;
        this.features = features;
    }

    /**
     * Sets a normal user's password and revokes the user's reconnect tokens; sessions go on. False when there is no such
     * user.
     *
     * @throws InvalidPasswordException if it is empty or too long
     */
    public CompletableFuture<Boolean> setPassword(Domain domain, String username, String password)
            throws InvalidPasswordException {
        checkPassword(password);
        return workers.submit(() -> passwords.hash(password).modular())
                .thenCompose(hash -> storePassword(domain, username, hash));
    }

    /** @throws InvalidPasswordException if it could not be anybody's password */
    public void checkPassword(String password) throws InvalidPasswordException {
        if (!passwords.isAcceptable(password)) {
            throw new InvalidPasswordException("the password is empty or too long");
        }
    }

    /**
     * Like {@link #setPassword}, by a hash in the modular form of scrypt ({@code protocol.md} section 5.1).
     *
     * @throws InvalidPasswordException if the hash is not in that form, or would cost too much to check
     */
    public CompletableFuture<Boolean> importPassword(Domain domain, String username, String hash)
            throws InvalidPasswordException {
        if (PasswordHash.parse(hash).isEmpty()) {
            throw new InvalidPasswordException("the hash is not of the form $s0$<params>$<salt>$<key>");
        }
        return storePassword(domain, username, hash);
    }

    /** The hash of a normal user's password in the modular form; empty when there is no such user or no password. */
    public CompletableFuture<Optional<String>> exportPassword(Domain domain, String username) {
        return reader.read(handle ->
                PasswordStore.find(handle, domain.key(), normal(username)).flatMap(PasswordStore.Stored::hash));
    }

    /** Forbids a user to log in or allows it again; to forbid ends sessions and revokes tokens. Empty: no such user. */
    public CompletableFuture<Optional<User>> setDisabled(Domain domain, UserId id, boolean disabled) {
        return change(domain, id, (handle, user) -> {
            if (disabled) {
                expel(handle, domain, user);
            }
            return UserStore.setDisabled(handle, domain.key(), user.key(), disabled);
        });
    }

    /**
     * Deletes a user ({@code identity-presence.md} section 1.3): the record stays for history under another name, all
     * else goes. Returns the record as it is then; empty when there is no such user.
     */
    public CompletableFuture<Optional<User>> delete(Domain domain, UserId id) {
        String buried = nameOfDeleted();
        return change(domain, id, (handle, user) -> {
            expel(handle, domain, user);
            PasswordStore.remove(handle, domain.key(), user.key());
            features.data().forEach(feature -> feature.deleteUser(handle, domain.key(), user.key()));
            return UserStore.bury(handle, domain.key(), user, buried);
        });
    }

    /** Revokes all reconnect tokens of a user; sessions go on. Returns the number; empty when there is no such user. */
    public CompletableFuture<Optional<Integer>> revokeTokens(Domain domain, UserId id) {
        return writer.submit(
                domain.key(),
                handle -> UserStore.find(handle, domain.key(), id)
                        .map(user -> ReconnectTokenStore.removeUser(handle, domain.key(), user.key())));
    }

    /** Ends a session, whichever node it is connected to; false when no session of that id is connected. */
    public CompletableFuture<Boolean> closeSession(Domain domain, String sessionId) {
        return writer.submit(
                        domain.key(),
                        handle -> SessionStore.revoke(handle, domain.key(), sessionId, System.currentTimeMillis()))
                .thenCompose(this::enforced);
    }

    private CompletableFuture<Boolean> storePassword(Domain domain, String username, String hash) {
        return writer.submit(domain.key(), handle -> {
            Optional<User> user = UserStore.find(handle, domain.key(), normal(username));
            user.ifPresent(found -> {
                PasswordStore.put(handle, domain.key(), found.key(), hash);
                ReconnectTokenStore.removeUser(handle, domain.key(), found.key());
            });
            return user.isPresent();
        });
    }

    private CompletableFuture<Optional<User>> change(
            Domain domain, UserId id, BiFunction<Handle, User, User> changing) {
        return writer.submit(
                        domain.key(),
                        handle -> UserStore.find(handle, domain.key(), id)
                                .filter(user -> user.deletedUsername().isEmpty())
                                .map(user -> changing.apply(handle, user)))
                .whenComplete((changed, failure) -> {
                    if (failure == null) {
                        changed.ifPresent(user -> changes.changed(domain, user));
                    }
                })
                .thenCompose(this::enforced);
    }

    private <T> CompletableFuture<T> enforced(T result) {
        return watch.lookSoon().handle((looked, failure) -> result);
    }

    /** 36 characters. */
    private String nameOfDeleted() {
        byte[] bytes = new byte[27];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void expel(Handle handle, Domain domain, User user) {
        ReconnectTokenStore.removeUser(handle, domain.key(), user.key());
        SessionStore.revokeUser(handle, domain.key(), user.key(), System.currentTimeMillis());
    }

    private static UserId normal(String username) {
        return new UserId(UserType.NORMAL, username);
    }
}
