package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The limits of one message: bytes, pieces, time (transport.md section 4 and 8, 2). */
@DisplayName("A message beyond a limit")
abstract class MessageLimitsContract extends TransportContract {

    static final int MOST_BYTES = 65_536;
    static final int MOST_PIECES = 32;

    /** Limits low enough to be reached. */
    static final Map<String, String> SETTINGS = Map.of(
            "convergence.realtime.websocket.max-message-size",
            MOST_BYTES + " B",
            "convergence.realtime.websocket.max-frames",
            Integer.toString(MOST_PIECES),
            "convergence.realtime.websocket.max-stream-duration",
            "1 s");

    private static final int OVERHEAD = Pieces.ping(MOST_BYTES).length - MOST_BYTES;

    @Test
    void isNotOneThatReachesIt() throws IOException {
        byte[] message = Pieces.ping(MOST_BYTES - OVERHEAD);
        assertThat(message).hasSize(MOST_BYTES);
        try (RawWebSocket socket = open()) {
            socket.send(Frame.binary(message));
            assertPong(socket);
            for (Frame frame : Pieces.frames(message, MOST_BYTES / MOST_PIECES)) {
                socket.send(frame);
            }
            assertPong(socket);
        }
    }

    @Test
    void ofBytesInOneFrameIsTooBig() throws IOException {
        try (RawWebSocket socket = open()) {
            socket.send(Frame.binary(Pieces.ping(MOST_BYTES)));
            assertCloses(socket, 1009);
        }
    }

    @Test
    void ofBytesInManyFramesIsTooBig() throws IOException {
        try (RawWebSocket socket = open()) {
            for (Frame frame : Pieces.frames(Pieces.ping(MOST_BYTES), MOST_BYTES / 4)) {
                socket.send(frame);
            }
            assertCloses(socket, 1009);
        }
    }

    @Test
    void ofBytesIsNotReceivedToItsEnd() throws IOException {
        try (RawWebSocket socket = open()) {
            socket.sendBytes(Frame.maskedHeader(0x80 | Frame.BINARY, 1L << 40));
            socket.sendBytes(new byte[2 * MOST_BYTES]);
            if (target().has(Target.Deviation.FRAMES_RECEIVED_WHOLE)) {
                assertThatThrownBy(() -> socket.awaitClose(Duration.ofSeconds(1)))
                        .isInstanceOf(SocketTimeoutException.class);
            } else {
                assertCloses(socket, 1009);
            }
        }
    }

    @Test
    void ofPiecesFails() throws IOException {
        try (RawWebSocket socket = open()) {
            List<Frame> frames = Pieces.frames(Pieces.ping(4 * MOST_PIECES), 2);
            for (Frame frame : frames.subList(0, MOST_PIECES)) {
                socket.send(frame);
                awaitTaken(socket);
            }
            for (Frame frame : frames.subList(MOST_PIECES, MOST_PIECES + 2)) {
                socket.send(frame);
            }
            assertCloses(socket, 1011);
        }
    }

    @Test
    void ofTimeFails() throws IOException {
        try (RawWebSocket socket = open()) {
            socket.send(Frame.more(Frame.BINARY, new byte[] {42}));
            assertCloses(socket, 1011);
        }
    }

    @Test
    void ofTimeFailsThoughPiecesKeepArriving() throws IOException {
        try (RawWebSocket socket = open()) {
            long start = System.nanoTime();
            socket.send(Frame.more(Frame.BINARY, new byte[] {42}));
            for (Frame frame = null; frame == null || frame.opcode() != Frame.CLOSE; frame = socket.receive()) {
                socket.send(Frame.last(Frame.PING, new byte[0]));
                if (System.nanoTime() - start > RawWebSocket.PATIENCE.toNanos()) {
                    throw new AssertionError("Still open");
                }
            }
        }
    }

    /** Ping and pong between two pieces keep a server from putting them together. */
    private static void awaitTaken(RawWebSocket socket) throws IOException {
        socket.send(Frame.last(Frame.PING, new byte[0]));
        assertThat(socket.receive().opcode()).isEqualTo(Frame.PONG);
    }

    private static void assertPong(RawWebSocket socket) throws IOException {
        assertThat(socket.receive().payload()).isEqualTo(RealtimePeer.pong().toByteArray());
    }
}
