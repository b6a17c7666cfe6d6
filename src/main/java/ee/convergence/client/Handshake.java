package ee.convergence.client;

import ee.convergence.domain.Credentials;
import ee.convergence.domain.Login;
import ee.convergence.domain.LoginFailedException;
import ee.convergence.domain.SessionListener;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ProtocolViolationException;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionFailureData;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ServerData;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Takes a client from its creation to its login and keeps its phase ({@code protocol.md} section 4). A connection
 * request always gets a connection response. Thread-safe: each step is one compare-and-set on the phase.
 */
final class Handshake {

    private final Client client;
    private final ClientContext context;
    private final long createdAt;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTING);
    private volatile long requestedAt;
    private volatile int requestId;

    Handshake(Client client, ClientContext context, long now) {
        this.client = client;
        this.context = context;
        this.createdAt = now;
    }

    Phase phase() {
        return phase.get();
    }

    void requested(ConvergenceMessage message) throws ProtocolViolationException {
        requestedAt = System.nanoTime();
        requestId = message.getRequestId().getValue();
        if (!phase.compareAndSet(Phase.CONNECTING, Phase.AUTHENTICATING)) {
            throw new ProtocolViolationException("second connection request");
        }
        Optional<Credentials> credentials = Credentials.of(message.getConnectionRequest());
        if (credentials.isEmpty()) {
            refuse(LoginFailedException.noCredentials());
            return;
        }
        context.authentication()
                .login(
                        client.domainId(),
                        credentials.get(),
                        client.details(
                                message.getConnectionRequest().getClient(),
                                message.getConnectionRequest().getClientVersion()))
                .whenComplete(this::decided);
    }

    void sweep(long now) {
        Phase current = phase.get();
        if (current == Phase.CONNECTING
                && now - createdAt >= context.protocol().handshakeTimeout().toNanos()) {
            client.close(CloseStatus.HANDSHAKE_TIMEOUT);
        } else if (current == Phase.AUTHENTICATING
                && now - requestedAt
                        >= context.protocol().authenticationTimeout().toNanos()) {
            refuse(LoginFailedException.serverError());
        }
    }

    /** The client is over; false when it was before. */
    boolean end() {
        Phase before = phase.getAndSet(Phase.ENDED);
        if (before == Phase.CONNECTED) {
            endSession(client.login());
        }
        return before != Phase.ENDED;
    }

    private void decided(Login login, Throwable failure) {
        if (failure == null) {
            welcome(login);
            return;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof LoginFailedException refusal) {
            refuse(refusal);
        } else {
            ClientLog.loginFailed(client, cause);
            refuse(LoginFailedException.serverError());
        }
    }

    private void welcome(Login login) {
        client.loggedIn(login);
        if (!phase.compareAndSet(Phase.AUTHENTICATING, Phase.WELCOMING)) {
            context.authentication().logout(login);
            return;
        }
        client.outbox().hold();
        ConnectionSuccessData.Builder success = success(login);
        for (SessionListener listener : context.listeners()) {
            guarded(() -> listener.connected(client, success));
        }
        if (!phase.compareAndSet(Phase.WELCOMING, Phase.CONNECTED)) {
            endSession(login);
            return;
        }
        client.connected();
        client.outbox()
                .release(
                        response(ConnectionResponseMessage.newBuilder().setSuccess(success)),
                        Mentions.of(login.sessionId(), client.user().mention()));
    }

    private void refuse(LoginFailedException refusal) {
        if (!phase.compareAndSet(Phase.AUTHENTICATING, Phase.ENDED)) {
            return;
        }
        ConnectionResponseMessage.Builder failure = ConnectionResponseMessage.newBuilder()
                .setFailure(ConnectionFailureData.newBuilder()
                        .setCode(refusal.code())
                        .setDetails(refusal.getMessage())
                        .setRetryOk(refusal.retryOk()));
        client.outbox().send(response(failure), Mentions.NONE);
        client.close(CloseStatus.NORMAL);
    }

    private void endSession(Login login) {
        for (SessionListener listener : context.listeners()) {
            guarded(() -> listener.ended(client));
        }
        context.authentication().logout(login);
    }

    private void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException failure) {
            ClientLog.listenerFailed(client, failure);
        }
    }

    private ConnectionSuccessData.Builder success(Login login) {
        return ConnectionSuccessData.newBuilder()
                .setNamespace(login.domain().id().namespace())
                .setDomainId(login.domain().id().id())
                .setUser(client.user().toWire())
                .setSessionId(login.sessionId())
                .setReconnectToken(login.reconnectToken());
    }

    private ServerMessage response(ConnectionResponseMessage.Builder answer) {
        if (answer.hasSuccess()) {
            answer.setServer(ServerData.newBuilder().setVersion(context.serverVersion()));
        }
        return ServerMessage.response(requestId, ConvergenceMessage.newBuilder().setConnectionResponse(answer));
    }
}
