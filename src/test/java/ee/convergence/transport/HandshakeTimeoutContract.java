package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The time to log in (protocol.md section 4.1 and 12, 13). */
@DisplayName("Who does not log in in time")
abstract class HandshakeTimeoutContract extends TransportContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** A time short enough to be waited for. */
    static final Map<String, String> SETTINGS =
            Map.of("convergence.realtime.protocol.handshake-timeout", TIMEOUT.toMillis() + " ms");

    @Test
    void isDisconnected() throws IOException {
        try (RawWebSocket socket = open()) {
            assertCloses(socket, 1008);
        }
    }

    @Test
    void isDisconnectedThoughHePings() throws IOException {
        try (RawWebSocket socket = open()) {
            long end = System.nanoTime() + TIMEOUT.multipliedBy(5).toNanos();
            byte[] ping = RealtimePeer.ping().toByteArray();
            Frame frame = Frame.binary(ping);
            while (frame.opcode() != Frame.CLOSE && System.nanoTime() < end) {
                socket.send(Frame.last(Frame.PING, ping));
                frame = socket.receive();
            }
            assertThat(frame.opcode()).isEqualTo(Frame.CLOSE);
            assertThat(CloseStatus.of(frame).code()).isEqualTo(1008);
        }
    }

    @Test
    void isNotWhoHasLoggedIn() throws IOException {
        try (RealtimePeer peer = connected()) {
            peer.proveAlive();
            Assertions.assertThatThrownBy(() -> peer.socket().awaitClose(TIMEOUT.multipliedBy(3)))
                    .isInstanceOf(SocketTimeoutException.class);
            peer.proveAlive();
        }
    }
}
