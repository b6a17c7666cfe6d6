package ee.convergence.transport;

import com.google.protobuf.Int32Value;
import com.google.protobuf.StringValue;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.AnonymousAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.ReconnectTokenAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage;
import ee.convergence.protocol.wire.core.GetServerTimeRequestMessage;
import ee.convergence.protocol.wire.core.PingMessage;
import ee.convergence.protocol.wire.core.PongMessage;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * A client of the realtime protocol on a {@link RawWebSocket}.
 *
 * <p>While it waits for a message it answers the server's pings and keeps everything else, in order, for later calls.
 * Not thread-safe.
 */
public final class RealtimePeer implements AutoCloseable {

    private final RawWebSocket socket;
    private final Queue<ConvergenceMessage> kept = new ArrayDeque<>();
    private int nextRequest;

    /** A peer on a socket that is open and on which nothing was sent yet. */
    public RealtimePeer(RawWebSocket socket) {
        this.socket = socket;
    }

    /** A peer that has not logged in. */
    public static RealtimePeer open(Target target, String path) throws IOException {
        return new RealtimePeer(RawWebSocket.open(target, path));
    }

    /** A peer that has logged in to the {@linkplain Target#OPEN open domain}. */
    public static RealtimePeer connected(Target target) throws IOException {
        RealtimePeer peer = open(target, Target.OPEN);
        try {
            ConnectionResponseMessage response = peer.connectAnonymously("Ada");
            if (!response.hasSuccess()) {
                throw new IOException("The login failed: " + response);
            }
            return peer;
        } catch (IOException | RuntimeException e) {
            peer.close();
            throw e;
        }
    }

    /** The socket below, for whatever only it can do. */
    public RawWebSocket socket() {
        return socket;
    }

    /** Logs in as a new anonymous user. */
    public ConnectionResponseMessage connectAnonymously(String displayName) throws IOException {
        return connect(login().setAnonymous(
                        AnonymousAuthRequestData.newBuilder().setDisplayName(StringValue.of(displayName))));
    }

    /** Logs in by a reconnect token. */
    public ConnectionResponseMessage reconnect(String token) throws IOException {
        return connect(
                login().setReconnect(ReconnectTokenAuthRequestData.newBuilder().setToken(token)));
    }

    /** Sends a connection request and receives its answer. */
    public ConnectionResponseMessage connect(ConnectionRequestMessage.Builder login) throws IOException {
        return request(ConvergenceMessage.newBuilder().setConnectionRequest(login))
                .getConnectionResponse();
    }

    /** A connection request as the JavaScript client begins it. */
    public static ConnectionRequestMessage.Builder login() {
        return ConnectionRequestMessage.newBuilder().setClient("JavaScript").setClientVersion("1.0.0-rc.12");
    }

    /** A request for the server's time. */
    public static ConvergenceMessage.Builder timeRequest() {
        return ConvergenceMessage.newBuilder().setServerTimeRequest(GetServerTimeRequestMessage.getDefaultInstance());
    }

    /** A ping. */
    public static ConvergenceMessage ping() {
        return ConvergenceMessage.newBuilder()
                .setPing(PingMessage.getDefaultInstance())
                .build();
    }

    /** A pong. */
    public static ConvergenceMessage pong() {
        return ConvergenceMessage.newBuilder()
                .setPong(PongMessage.getDefaultInstance())
                .build();
    }

    /** Sends a message as it is. */
    public void send(ConvergenceMessage message) throws IOException {
        socket.send(Frame.binary(message.toByteArray()));
    }

    /** Sends a request under the next request id and does not wait for the answer. Returns the id. */
    public int ask(ConvergenceMessage.Builder request) throws IOException {
        int id = nextRequest++;
        send(request.setRequestId(Int32Value.of(id)).build());
        return id;
    }

    /** Sends a request and receives its answer. */
    public ConvergenceMessage request(ConvergenceMessage.Builder request) throws IOException {
        return response(ask(request));
    }

    /** Receives the answer to the request with the given id. */
    public ConvergenceMessage response(int id) throws IOException {
        return await(
                message -> message.hasResponseId() && message.getResponseId().getValue() == id);
    }

    /** Receives the next message of a kind. */
    public ConvergenceMessage await(BodyCase kind) throws IOException {
        return await(message -> message.getBodyCase() == kind);
    }

    /** Receives the next message of whatever kind, pings of the server excepted. */
    public ConvergenceMessage next() throws IOException {
        return await(message -> true);
    }

    /** Whether a message of this kind was received and is kept. */
    public boolean has(BodyCase kind) {
        return kept.stream().anyMatch(message -> message.getBodyCase() == kind);
    }

    /** Proves that the server still serves this connection: its time is asked for and received. */
    public void proveAlive() throws IOException {
        ConvergenceMessage answer = request(timeRequest());
        if (!answer.hasServerTimeResponse()) {
            throw new IOException("No server time: " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private ConvergenceMessage await(Predicate<ConvergenceMessage> wanted) throws IOException {
        for (Iterator<ConvergenceMessage> iterator = kept.iterator(); iterator.hasNext(); ) {
            ConvergenceMessage message = iterator.next();
            if (wanted.test(message)) {
                iterator.remove();
                return message;
            }
        }
        return receive(wanted, System.nanoTime() + RawWebSocket.PATIENCE.toNanos());
    }

    private ConvergenceMessage receive(Predicate<ConvergenceMessage> wanted, long deadline) throws IOException {
        while (System.nanoTime() < deadline) {
            Frame frame = socket.receive(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            if (frame.opcode() == Frame.CLOSE) {
                throw new IOException("The server closed the connection: " + CloseStatus.of(frame));
            }
            if (frame.opcode() != Frame.BINARY || !frame.fin()) {
                throw new IOException("Not a whole binary message: " + frame);
            }
            ConvergenceMessage message = ConvergenceMessage.parseFrom(frame.payload());
            if (message.hasPing()) {
                send(pong());
            } else if (wanted.test(message)) {
                return message;
            } else {
                kept.add(message);
            }
        }
        throw new SocketTimeoutException("The awaited message did not arrive in time, but these: " + kept);
    }
}
