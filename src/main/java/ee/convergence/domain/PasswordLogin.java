package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.Credentials.Password;
import ee.convergence.domain.PasswordStore.Stored;
import ee.convergence.storage.Database;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jdbi.v3.core.Handle;

/**
 * Checks a normal user's password ({@code protocol.md} section 5.1), for users that do not exist or may not log in as long
 * as for any other. Thread-safe.
 */
@ServerSingleton
final class PasswordLogin implements LoginKind<Password> {

    private final Database database;
    private final LoginWorkers workers;
    private final Passwords passwords;
    private final Sessions sessions;
    private final long patienceNanos;

    @Inject
    PasswordLogin(Database database, LoginWorkers workers, Passwords passwords, Sessions sessions, Settings settings) {
        this.database = database;
        this.workers = workers;
        this.passwords = passwords;
        this.sessions = sessions;
        this.patienceNanos = settings.protocol().authenticationTimeout().toNanos();
    }

    @Override
    public CompletableFuture<Login> login(LoginAttempt attempt, Password password) {
        Optional<LoginFailedException> refusal = DomainAccess.refusal(attempt.domain(), UserType.NORMAL);
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(refusal.get());
        }
        return workers.submit(() -> check(attempt, password))
                .thenCompose(checked -> checked.map(hash -> begin(attempt, password, hash))
                        .orElseGet(() -> CompletableFuture.failedFuture(LoginFailedException.authenticationFailed())));
    }

    /** The hash that the password matched. */
    private Optional<String> check(LoginAttempt attempt, Password password) {
        if (System.nanoTime() - attempt.begunNanos() > patienceNanos) {
            throw new RejectedExecutionException("nobody waits for this login any more");
        }
        boolean known = Texts.isStorable(password.username());
        Optional<String> stored = database.jdbi()
                .withHandle(handle -> known ? find(handle, attempt, password) : Optional.<Stored>empty())
                .filter(found -> found.user().mayLogIn())
                .flatMap(Stored::hash);
        Optional<PasswordHash> hash = stored.flatMap(PasswordHash::parse);
        if (hash.isEmpty()) {
            passwords.matchNothing(password.password());
            return Optional.empty();
        }
        return passwords.matches(password.password(), hash.get()) ? stored : Optional.empty();
    }

    /** Begins the session if neither user nor password have changed since the check. */
    private CompletableFuture<Login> begin(LoginAttempt attempt, Password password, String hash) {
        long domainKey = attempt.domain().key();
        return sessions.begin(attempt, "password", (handle, now) -> {
            Optional<User> user = find(handle, attempt, password)
                    .filter(found -> found.user().mayLogIn()
                            && found.hash().filter(hash::equals).isPresent())
                    .map(Stored::user);
            user.ifPresent(found -> UserStore.loggedIn(handle, domainKey, found.key(), now));
            return user.<Verdict>map(found -> new Verdict.Granted(found, Optional.empty()))
                    .orElseGet(Verdict::wrong);
        });
    }

    private static Optional<Stored> find(Handle handle, LoginAttempt attempt, Password password) {
        return PasswordStore.find(handle, attempt.domain().key(), new UserId(UserType.NORMAL, password.username()));
    }
}
