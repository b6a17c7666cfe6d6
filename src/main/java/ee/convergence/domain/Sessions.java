package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.storage.Counters;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Stores sessions and those who begin them, each login in the transaction that it shares with others. Thread-safe. */
@ServerSingleton
final class Sessions {

    private static final Logger LOG = System.getLogger(Sessions.class.getName());
    private static final int BASE = 36;

    private final Writer writer;
    private final Counters counters;
    private final ReconnectTokens tokens = new ReconnectTokens();

    @Inject
    Sessions(Writer writer, Counters counters) {
        this.writer = writer;
        this.counters = counters;
    }

    /** A session of a new anonymous user. */
    CompletableFuture<Login> anonymous(Domain domain, Optional<String> displayName, ClientDetails details) {
        CompletableFuture<User> user = number(domain, "user")
                .thenCombine(
                        number(domain, "anonymous"),
                        (key, name) -> User.anonymous(key, Long.toString(name, BASE), displayName));
        return user.thenCombine(
                        number(domain, "session"),
                        (who, session) -> new Login(domain, who, Long.toString(session, BASE), tokens.next()))
                .thenCompose(login -> writer.submit(domain.key(), handle -> {
                    long now = System.currentTimeMillis();
                    UserStore.insert(handle, domain.key(), login.user(), now);
                    SessionStore.insert(handle, login, "anonymous", details, now);
                    ReconnectTokenStore.insert(handle, login, now);
                    return login;
                }));
    }

    /** A session of the user of a reconnect token; empty when the token or the user is no longer good. */
    CompletableFuture<Optional<Login>> reconnect(Domain domain, String token, ClientDetails details) {
        return number(domain, "session")
                .thenCompose(session -> writer.submit(
                        domain.key(),
                        handle -> reconnect(handle, domain, token, Long.toString(session, BASE), details)));
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

    private static Optional<Login> reconnect(
            Handle handle, Domain domain, String token, String session, ClientDetails details) {
        long now = System.currentTimeMillis();
        return ReconnectTokenStore.user(handle, domain.key(), token, now)
                .filter(user -> !user.disabled() && user.deletedUsername().isEmpty())
                .map(user -> {
                    Login login = new Login(domain, user, session, token);
                    ReconnectTokenStore.used(handle, domain, token, now);
                    SessionStore.insert(handle, login, "reconnect", details, now);
                    return login;
                });
    }

    private CompletableFuture<Long> number(Domain domain, String name) {
        return counters.allocate(Long.toString(domain.key()), name);
    }
}
