package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The peer ends the connection (transport.md section 6). */
@DisplayName("A peer that ends the connection")
abstract class PeerClosesContract extends TransportContract {

    private static final int QUESTIONS = 3;

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 3000, 4006, 4999})
    void receivesItsOwnCode(int code) throws IOException {
        try (RealtimePeer peer = connected()) {
            peer.socket().send(Frame.close(code, "heartbeat pong timeout"));
            CloseStatus status = peer.socket().awaitClose(RawWebSocket.PATIENCE);
            assertThat(status.code()).isEqualTo(code);
            peer.socket().awaitEnd(RawWebSocket.PATIENCE);
        }
    }

    @Test
    void needNotGiveACode() throws IOException {
        try (RawWebSocket socket = open()) {
            socket.send(Frame.last(Frame.CLOSE, new byte[0]));
            assertCloses(socket, 1000, 1005);
            socket.awaitEnd(RawWebSocket.PATIENCE);
        }
    }

    @Test
    void mayDoSoWithinAMessage() throws IOException {
        try (RawWebSocket socket = open()) {
            socket.send(Frame.more(Frame.BINARY, new byte[] {42}));
            socket.send(Frame.close(1000, ""));
            assertCloses(socket, 1000);
            socket.awaitEnd(RawWebSocket.PATIENCE);
        }
    }

    /** The server's answers meet the close frame on their way: what becomes of them must not keep it from the reply. */
    @RepeatedTest(100)
    void mayDoSoAmidAnswers() throws IOException {
        try (RealtimePeer peer = connected()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int id = 1000; id < 1000 + QUESTIONS; id++) {
                all.writeBytes(questionFrame(id));
            }
            all.writeBytes(Frame.close(1000, "").masked());
            peer.socket().sendBytes(all.toByteArray());
            assertCloses(peer.socket(), 1000);
            peer.socket().awaitEnd(RawWebSocket.PATIENCE);
        }
    }

    @Test
    void byAHalfClosedConnectionIsClosedWhole() throws IOException {
        try (RealtimePeer peer = connected()) {
            peer.socket().closeSendingHalf();
            peer.socket().awaitEnd(RawWebSocket.PATIENCE);
        }
        assertServesOthers();
    }

    @Test
    void byAResetDisturbsNobody() throws IOException {
        try (RealtimePeer peer = connected();
                RealtimePeer other = connected()) {
            peer.socket().reset();
            other.proveAlive();
        }
        assertServesOthers();
    }
}
