package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.User.Profile;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * Whether and how users may log in ({@code protocol.md} section 12, row 5). What is taken from a user is taken from the
 * sessions that are connected too: at once on this node, within seconds on others. Thread-safe; never blocks.
 *
 * <p>The stages fail when the database cannot be asked, or when too many passwords wait to be hashed.
 */
@ServerSingleton
public final class UserAccounts {

    private final Users users;
    private final Writer writer;
    private final UserPasswords passwords;
    private final SessionWatch watch;
    private final UserChanges changes;
    private final DomainFeatures features;
    private final SecureRandom random = new SecureRandom();

    /** Changes accounts in this database and tells these features of users that go. */
    @Inject
    UserAccounts(
            Users users,
            Writer writer,
            UserPasswords passwords,
            SessionWatch watch,
            UserChanges changes,
            DomainFeatures features) {
        this.users = users;
        this.writer = writer;
        this.passwords = passwords;
        this.watch = watch;
        this.changes = changes;
        this.features = features;
    }

    /**
     * Makes a normal user with a password, both or neither.
     *
     * @return the user, or empty when there is one of this name; fails with {@link InvalidFieldException}
     * @throws InvalidPasswordException if the password is empty or too long
     */
    public CompletableFuture<Optional<User>> create(Domain domain, String username, Profile profile, String password)
            throws InvalidPasswordException {
        return passwords
                .hash(password)
                .thenCompose(hash -> users.create(
                        domain,
                        username,
                        profile,
                        (handle, user) -> PasswordStore.put(handle, domain.key(), user.key(), hash)));
    }

    /**
     * Changes what people see of a user, and whether the user may log in if that is given, both or neither; and tells
     * those who know the user.
     *
     * @return the new record, or empty when there is no such user; fails with {@link InvalidFieldException}
     */
    public CompletableFuture<Optional<User>> update(
            Domain domain, UserId id, UnaryOperator<Profile> change, Optional<Boolean> disabled) {
        return change(domain, id, (handle, user) -> {
            User changed = users.update(handle, domain, user, change.apply(user.profile()));
            return disabled.map(wanted -> disabled(handle, domain, changed, wanted))
                    .orElse(changed);
        });
    }

    /** Forbids a user to log in or allows it again; to forbid ends sessions and revokes tokens. Empty: no such user. */
    public CompletableFuture<Optional<User>> setDisabled(Domain domain, UserId id, boolean disabled) {
        return update(domain, id, profile -> profile, Optional.of(disabled));
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

    private static User disabled(Handle handle, Domain domain, User user, boolean disabled) {
        if (disabled) {
            expel(handle, domain, user);
        }
        return user.disabled() == disabled ? user : UserStore.setDisabled(handle, domain.key(), user.key(), disabled);
    }

    private record Changed(User user, boolean isNews) {}

    private CompletableFuture<Optional<User>> change(
            Domain domain, UserId id, BiFunction<Handle, User, User> changing) {
        return writer.submit(
                        domain.key(),
                        handle -> UserStore.find(handle, domain.key(), id)
                                .filter(user -> user.deletedUsername().isEmpty())
                                .map(user -> changed(user, changing.apply(handle, user))))
                .thenCompose(changed -> {
                    changed.filter(Changed::isNews).ifPresent(news -> changes.changed(domain, news.user()));
                    return enforced(changed.map(Changed::user));
                });
    }

    private static Changed changed(User before, User after) {
        return new Changed(after, after.revision() != before.revision());
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
}
