package ee.convergence.transport;

import com.google.protobuf.Int32Value;
import com.google.protobuf.Value;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.DomainUserData;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.presence.PresenceRequestMessage;
import ee.convergence.protocol.wire.presence.PresenceSetStateMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A peer that has logged in, asks short questions that have long answers, and reads none of them. (Once its buffer is
 * full, its system may also miss what the server acknowledges, and stop to send.) Not thread-safe.
 */
final class DeafPeer implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final int QUESTIONS = 10;
    private static final int ANSWER_BYTES = 4096;
    private static final int PATIENCE_SECONDS = 40;

    private final RawWebSocket socket;
    private final byte[] questions;
    private volatile boolean patienceLost;

    DeafPeer(Target target) throws IOException {
        socket = RawWebSocket.open(target, RawRequest.upgrade(Target.OPEN), BUFFER);
        RealtimePeer peer = new RealtimePeer(socket);
        DomainUserData user = peer.connectAnonymously("Ada").getSuccess().getUser();
        Value mood = Value.newBuilder().setStringValue("x".repeat(ANSWER_BYTES)).build();
        peer.send(ConvergenceMessage.newBuilder()
                .setPresenceSetState(PresenceSetStateMessage.newBuilder().putState("mood", mood))
                .build());
        questions = questionsAbout(user.getUserId());
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(this::losePatience);
    }

    /** The socket, for a late look at what happened. */
    RawWebSocket socket() {
        return socket;
    }

    /**
     * Sends some questions; false when the server has ended the connection.
     *
     * @throws IOException if the server has neither ended the connection nor read on for long
     */
    boolean ask() throws IOException {
        try {
            socket.sendBytes(questions);
            return true;
        } catch (SocketException ended) {
            if (patienceLost) {
                throw new IOException("The server has not ended the connection", ended);
            }
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void losePatience() {
        patienceLost = true;
        try {
            socket.close();
        } catch (IOException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private static byte[] questionsAbout(DomainUserIdData user) {
        byte[] question = Frame.binary(ConvergenceMessage.newBuilder()
                        .setPresenceRequest(PresenceRequestMessage.newBuilder().addUsers(user))
                        .setRequestId(Int32Value.of(9))
                        .build()
                        .toByteArray())
                .masked();
        ByteArrayOutputStream questions = new ByteArrayOutputStream();
        for (int i = 0; i < QUESTIONS; i++) {
            questions.writeBytes(question);
        }
        return questions.toByteArray();
    }
}
