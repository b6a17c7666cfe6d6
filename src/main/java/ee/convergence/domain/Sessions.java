package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Verdict.Decision;
import ee.convergence.domain.Verdict.Granted;
import ee.convergence.domain.Verdict.Refused;
import ee.convergence.storage.Counters;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Stores sessions, each with its login's effects in the transaction that it shares with others. Thread-safe. */
@ServerSingleton
final class Sessions {

    private static final Logger LOG = System.getLogger(Sessions.class.getName());
    private static final int BASE = 36;
    private static final int MOST_CONTINUED = 16;

    private final Writer writer;
    private final Counters counters;
    private final Node node;
    private final UserChanges changes;
    private final ReconnectTokens tokens = new ReconnectTokens();

    @Inject
    Sessions(Writer writer, Counters counters, Node node, UserChanges changes) {
        this.writer = writer;
        this.counters = counters;
        this.node = node;
        this.changes = changes;
    }

    /** Begins a session with a new reconnect token. */
    CompletableFuture<Login> begin(LoginAttempt attempt, String method, Decision decision) {
        String token = tokens.next();
        return begin(attempt, method, token, (handle, now) -> {
            Verdict verdict = decision.decide(handle, now);
            if (verdict instanceof Granted granted) {
                ReconnectTokenStore.insert(handle, attempt.domain(), token, granted, now);
            }
            return verdict;
        });
    }

    /** Continues with a reconnect token that exists. */
    CompletableFuture<Login> resume(LoginAttempt attempt, String token, Decision decision) {
        return begin(attempt, "reconnect", token, (handle, now) -> {
            Verdict verdict = decision.decide(handle, now);
            if (verdict instanceof Granted) {
                ReconnectTokenStore.used(handle, attempt.domain(), token, now);
            }
            return verdict;
        });
    }

    /** A number that no other login gets. */
    CompletableFuture<Long> number(Domain domain, String name) {
        return counters.allocate(Long.toString(domain.key()), name);
    }

    /** A name as short as the number allows. */
    static String name(long number) {
        return Long.toString(number, BASE);
    }

    /** The session is over. */
    void end(Login login) {
        long now = System.currentTimeMillis();
        writer.submit(login.domain().key(), handle -> {
                    SessionStore.disconnected(handle, login.domain().key(), login.sessionId(), now);
                    return true;
                })
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.log(Level.WARNING, () -> "the end of " + login + " could not be stored: " + failure);
                    }
                });
    }

    private CompletableFuture<Login> begin(LoginAttempt attempt, String method, String token, Decision decision) {
        return number(attempt.domain(), "session")
                .thenCompose(number -> writer.submit(
                        attempt.domain().key(),
                        handle -> begun(handle, attempt, method, token, name(number), decision)))
                .whenComplete((outcome, failure) -> {
                    if (failure == null && outcome.changed()) {
                        outcome.login().ifPresent(login -> changes.changed(login.domain(), login.user()));
                    }
                })
                .thenCompose(outcome -> outcome.login()
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> CompletableFuture.failedFuture(outcome.refusal())));
    }

    private Outcome begun(
            Handle handle, LoginAttempt attempt, String method, String token, String id, Decision decision) {
        long now = System.currentTimeMillis();
        Verdict verdict = decision.decide(handle, now);
        if (verdict instanceof Refused refused) {
            return new Outcome(Optional.empty(), false, refused.reason());
        }
        Granted granted = (Granted) verdict;
        List<String> former = SessionStore.ofToken(handle, attempt.domain().key(), token, MOST_CONTINUED);
        Login login = new Login(attempt.domain(), granted.user(), id, token, former);
        SessionStore.insert(
                handle, login, new SessionStore.Origin(method, attempt.client(), node.key(), granted.jwtKey()), now);
        return new Outcome(Optional.of(login), granted.changed(), null);
    }

    private record Outcome(Optional<Login> login, boolean changed, LoginFailedException refusal) {}
}
