package ee.convergence.domain;

import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A session without a client: it remembers how it was closed. */
final class FakeSession implements Session {

    private final Login login;
    private volatile CloseStatus closed;

    FakeSession(Login login) {
        this.login = login;
    }

    /** How it was closed first, null while it is open. */
    CloseStatus closed() {
        return closed;
    }

    @Override
    public String id() {
        return login.sessionId();
    }

    @Override
    public Domain domain() {
        return login.domain();
    }

    @Override
    public User user() {
        return login.user();
    }

    @Override
    public void send(ServerMessage message, Mentions mentions) {
        throw new UnsupportedOperationException("nobody speaks in these tests");
    }

    @Override
    public CompletionStage<ConvergenceMessage> request(ConvergenceMessage.Builder body, Duration timeout) {
        return CompletableFuture.failedFuture(new RequestFailedException(RequestFailedException.Cause.GONE));
    }

    @Override
    public void close(CloseStatus status) {
        if (closed == null) {
            closed = status;
        }
    }
}
