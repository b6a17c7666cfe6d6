package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.storage.StorageOverloadedException;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Decides who may log in where ({@code protocol.md} sections 4.4, 4.5 and 5). Thread-safe; never blocks. */
@ServerSingleton
public final class Authentication {

    private final DomainDirectory domains;
    private final Sessions sessions;

    /** Looks up domains here and keeps sessions there. */
    @Inject
    Authentication(DomainDirectory domains, Sessions sessions) {
        this.domains = domains;
        this.sessions = sessions;
    }

    /**
     * Logs in. A login that succeeds must be ended by {@link #logout}.
     *
     * @return the login, or a {@link LoginFailedException}, possibly as the cause of a completion exception
     */
    public CompletionStage<Login> login(DomainId id, Credentials credentials, ClientDetails details) {
        return domains.find(id)
                .handle((found, failure) -> failure == null
                        ? admit(id, found, credentials, details)
                        : CompletableFuture.<Login>failedFuture(LoginFailedException.domainError(id)))
                .thenCompose(login -> login);
    }

    /** Ends a login's session. */
    public void logout(Login login) {
        sessions.end(login);
    }

    private CompletableFuture<Login> admit(
            DomainId id, Optional<Domain> found, Credentials credentials, ClientDetails details) {
        if (found.isEmpty() || found.get().availability() == DomainAvailability.OFFLINE) {
            return CompletableFuture.failedFuture(LoginFailedException.domainNotFound(id));
        }
        Domain domain = found.get();
        if (domain.status() != DomainStatus.READY || domain.availability() == DomainAvailability.MAINTENANCE) {
            return CompletableFuture.failedFuture(LoginFailedException.domainUnavailable(id));
        }
        return authenticate(domain, credentials, details);
    }

    private CompletableFuture<Login> authenticate(Domain domain, Credentials credentials, ClientDetails details) {
        if (credentials instanceof Credentials.Anonymous anonymous) {
            return domain.anonymousAllowed()
                    ? stored(domain, sessions.anonymous(domain, anonymous.displayName(), details))
                    : CompletableFuture.failedFuture(LoginFailedException.anonymousDisabled());
        }
        if (credentials instanceof Credentials.ReconnectToken reconnect) {
            return stored(domain, sessions.reconnect(domain, reconnect.token(), details))
                    .thenCompose(login -> login.map(CompletableFuture::completedFuture)
                            .orElseGet(
                                    () -> CompletableFuture.failedFuture(LoginFailedException.authenticationFailed())));
        }
        // No user has a password and no domain has a key so far: whatever is presented is wrong.
        return CompletableFuture.failedFuture(LoginFailedException.authenticationFailed());
    }

    /** Faults of the database are faults that pass: never "wrong credentials". */
    private static <T> CompletableFuture<T> stored(Domain domain, CompletableFuture<T> storing) {
        return storing.exceptionallyCompose(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            return CompletableFuture.failedFuture(
                    cause instanceof StorageOverloadedException
                            ? LoginFailedException.domainUnavailable(domain.id())
                            : LoginFailedException.sessionNotCreated());
        });
    }
}
