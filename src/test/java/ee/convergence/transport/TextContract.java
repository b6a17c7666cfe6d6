package ee.convergence.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text messages, which no client sends (transport.md section 4 and 8, 9). */
@DisplayName("A text message")
abstract class TextContract extends TransportContract {

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 70_000, 2_000_000})
    void isConsumedAndIgnored(int length) throws IOException {
        try (RawWebSocket socket = open()) {
            socket.send(Frame.text("x".repeat(length)));
            assertServed(socket);
        }
    }

    @Test
    void inFragmentsIsIgnoredToo() throws IOException {
        try (RawWebSocket socket = open()) {
            byte[] part = "käse".getBytes(StandardCharsets.UTF_8);
            socket.send(Frame.more(Frame.TEXT, part));
            socket.send(Frame.more(Frame.CONTINUATION, part));
            socket.send(Frame.last(Frame.CONTINUATION, part));
            assertServed(socket);
        }
    }

    @Test
    void doesNotDisturbALogin() throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            for (int i = 0; i < 20; i++) {
                peer.socket().send(Frame.text("hello"));
            }
            peer.connectAnonymously("Ada");
            peer.socket().send(Frame.text("hello"));
            peer.proveAlive();
        }
    }

    @Test
    void thatIsMalformedEndsTheConnection() throws IOException {
        try (RawWebSocket socket = open()) {
            socket.send(Frame.last(Frame.TEXT, new byte[] {(byte) 0xc3, 0x28}));
            assertCloses(socket, 1007);
        }
    }
}
