package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.transport.Target.Deviation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Violations of the WebSocket protocol itself (transport.md section 6, RFC 6455). */
@DisplayName("A violation of the WebSocket protocol")
abstract class ViolationsContract extends TransportContract {

    private static final byte[] PING = RealtimePeer.ping().toByteArray();
    private static final byte[] FEW = {1, 2, 3};

    static Stream<Arguments> violations() {
        return Stream.of(
                violation("reserved opcode 3", Frame.last(3, FEW).masked()),
                violation("reserved opcode 11", Frame.last(11, FEW).masked()),
                violation("reserved bit", new Frame(0x80 | 0x40 | Frame.BINARY, PING).masked()),
                violation(
                        "continuation of nothing",
                        Frame.last(Frame.CONTINUATION, PING).masked()),
                violation(
                        "message within a message",
                        Frame.more(Frame.BINARY, FEW).masked(),
                        Frame.binary(PING).masked()),
                violation("fragmented ping", Frame.more(Frame.PING, FEW).masked()),
                violation(
                        "ping of 126 bytes",
                        Frame.last(Frame.PING, new byte[126]).masked()),
                violation(
                        "close of one byte",
                        Frame.last(Frame.CLOSE, new byte[] {3}).masked()),
                violation("close code 1005", Frame.close(1005, "").masked()),
                violation("close code 999", Frame.close(999, "").masked()),
                violation(
                        "negative length",
                        Frame.maskedHeader(0x80 | Frame.BINARY, Long.MIN_VALUE),
                        "payload".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void byAnUnmaskedFrameEndsTheConnection() throws IOException {
        try (RawWebSocket socket = open()) {
            socket.sendBytes(Frame.binary(PING).unmasked());
            if (target().has(Deviation.UNMASKED_FRAMES_TOLERATED)) {
                assertServed(socket);
            } else {
                assertThat(socket.awaitClose(RawWebSocket.PATIENCE).code()).isEqualTo(1002);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void endsTheConnection(String name, byte[][] frames) throws IOException {
        try (RawWebSocket socket = open()) {
            for (byte[] frame : frames) {
                socket.sendBytes(frame);
            }
            assertThat(socket.awaitClose(RawWebSocket.PATIENCE).code()).isEqualTo(1002);
            socket.awaitEnd(RawWebSocket.PATIENCE);
        }
        assertServesOthers();
    }

    private static Arguments violation(String name, byte[]... frames) {
        return Arguments.of(name, frames);
    }
}
