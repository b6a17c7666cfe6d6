package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Credentials.ReconnectToken;
import ee.convergence.domain.Verdict.Granted;
import ee.convergence.domain.Verdict.Refused;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Continues an earlier login by its token ({@code protocol.md} section 5.4). Thread-safe. */
@ServerSingleton
final class ReconnectLogin implements LoginKind<ReconnectToken> {

    private final Sessions sessions;

    @Inject
    ReconnectLogin(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public CompletableFuture<Login> login(LoginAttempt attempt, ReconnectToken reconnect) {
        Domain domain = attempt.domain();
        return sessions.resume(attempt, reconnect.token(), (handle, now) -> {
            Optional<Granted> granted = ReconnectTokenStore.find(handle, domain.key(), reconnect.token(), now)
                    .filter(found -> found.user().mayLogIn());
            return granted.isEmpty() ? Verdict.wrong() : admitted(domain, granted.get());
        });
    }

    private static Verdict admitted(Domain domain, Granted granted) {
        return DomainAccess.refusal(domain, granted.user().id().type())
                .<Verdict>map(Refused::new)
                .orElse(granted);
    }
}
