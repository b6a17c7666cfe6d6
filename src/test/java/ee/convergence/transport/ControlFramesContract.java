package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ping and pong of the WebSocket protocol (transport.md section 4). */
@DisplayName("A control frame")
abstract class ControlFramesContract extends TransportContract {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125})
    void pingIsAnsweredByAPongWithItsPayload(int length) throws IOException {
        try (RawWebSocket socket = open()) {
            byte[] payload = new byte[length];
            Arrays.fill(payload, (byte) 'p');
            socket.send(Frame.last(Frame.PING, payload));
            Frame answer = socket.receive();
            assertThat(answer.opcode()).isEqualTo(Frame.PONG);
            assertThat(answer.payload()).isEqualTo(payload);
            assertServed(socket);
        }
    }

    @Test
    void pongIsIgnored() throws IOException {
        try (RawWebSocket socket = open()) {
            socket.send(Frame.last(Frame.PONG, new byte[] {1, 2, 3}));
            assertServed(socket);
        }
    }
}
