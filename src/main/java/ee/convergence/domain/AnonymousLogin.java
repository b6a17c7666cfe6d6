package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Credentials.Anonymous;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Makes a new anonymous user for every login ({@code protocol.md} section 5.3). Thread-safe. */
@ServerSingleton
final class AnonymousLogin implements LoginKind<Anonymous> {

    private static final int LONGEST_NAME = 1024;

    private final Sessions sessions;

    @Inject
    AnonymousLogin(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public CompletableFuture<Login> login(LoginAttempt attempt, Anonymous anonymous) {
        Domain domain = attempt.domain();
        Optional<LoginFailedException> refusal = DomainAccess.refusal(domain, UserType.ANONYMOUS)
                .or(() -> domain.anonymousAllowed()
                        ? Optional.empty()
                        : Optional.of(LoginFailedException.anonymousDisabled()));
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(refusal.get());
        }
        Optional<String> displayName = anonymous.displayName().map(name -> Texts.storable(name, LONGEST_NAME));
        return sessions.number(domain, "user")
                .thenCombine(
                        sessions.number(domain, "anonymous"),
                        (key, name) -> User.anonymous(key, Sessions.name(name), displayName))
                .thenCompose(user -> sessions.begin(attempt, "anonymous", (handle, now) -> {
                    UserStore.insert(handle, domain.key(), user, now);
                    return new Verdict.Granted(user, Optional.empty());
                }));
    }
}
