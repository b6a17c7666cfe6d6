package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Decides who may log in where ({@code protocol.md} sections 4.4, 4.5 and 5). Thread-safe; never blocks. */
@ServerSingleton
public final class Authentication {

    private final DomainDirectory domains;
    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final LoginKinds kinds;

    /** Looks up domains here, checks credentials there and ends sessions. */
    @Inject
    Authentication(DomainDirectory domains, Sessions sessions, LoginThrottle throttle, LoginKinds kinds) {
        this.domains = domains;
        this.sessions = sessions;
        this.throttle = throttle;
        this.kinds = kinds;
    }

    /**
     * Logs in. A login that succeeds must be ended by {@link #logout}.
     *
     * @return the login, or a {@link LoginFailedException}, possibly as the cause of a completion exception
     */
    public CompletionStage<Login> login(DomainId id, Credentials credentials, ClientDetails client) {
        long begun = System.nanoTime();
        return domain(id).thenCompose(domain -> authenticate(new LoginAttempt(domain, client, begun), credentials));
    }

    /** Ends a login's session. */
    public void logout(Login login) {
        sessions.end(login);
    }

    private CompletableFuture<Domain> domain(DomainId id) {
        return domains.find(id)
                .handle((found, failure) -> failure == null
                        ? open(id, found)
                        : CompletableFuture.<Domain>failedFuture(LoginFailedException.domainError(id)))
                .thenCompose(domain -> domain);
    }

    private static CompletableFuture<Domain> open(DomainId id, Optional<Domain> found) {
        return DomainAccess.refusal(id, found)
                .map(CompletableFuture::<Domain>failedFuture)
                .orElseGet(() -> CompletableFuture.completedFuture(found.orElseThrow()));
    }

    private CompletableFuture<Login> authenticate(LoginAttempt attempt, Credentials credentials) {
        Optional<LoginFailedException> refusal = throttle.refusal(attempt, credentials);
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(refusal.get());
        }
        return kinds.login(attempt, credentials)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(LoginFaults.refusal(attempt, failure)))
                .whenComplete((login, failure) -> note(attempt, credentials, failure))
                .thenCompose(this::stillOpen);
    }

    private void note(LoginAttempt attempt, Credentials credentials, Throwable failure) {
        if (failure == null) {
            throttle.succeeded(attempt, credentials);
        } else if (LoginFaults.cause(failure) instanceof LoginFailedException refusal && refusal.isWrongCredentials()) {
            throttle.failed(attempt, credentials);
        }
    }

    /** The domain may have been closed meanwhile: not yet connected, the client is not among those that this closed. */
    private CompletableFuture<Login> stillOpen(Login login) {
        UserType type = login.user().id().type();
        return domain(login.domain().id())
                .thenCompose(domain -> DomainAccess.refusal(domain, type)
                        .map(CompletableFuture::<Login>failedFuture)
                        .orElseGet(() -> CompletableFuture.completedFuture(login)))
                .whenComplete((open, refusal) -> {
                    if (refusal != null) {
                        sessions.end(login);
                    }
                });
    }
}
