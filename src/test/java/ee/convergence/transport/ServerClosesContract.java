package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.transport.Target.Deviation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The server ends the connection: drain, then close, with a deadline (transport.md section 6 and 8, 7). */
@DisplayName("A connection that the server ends")
abstract class ServerClosesContract extends TransportContract {

    private static final int QUESTIONS = 200;

    @Test
    void receivesFirstWhatWasAnsweredBefore() throws IOException {
        try (RealtimePeer peer = connected()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int id = 1000; id < 1000 + QUESTIONS; id++) {
                all.writeBytes(questionFrame(id));
            }
            all.writeBytes(violation());
            peer.socket().sendBytes(all.toByteArray());
            for (int id = 1000; id < 1000 + QUESTIONS; id++) {
                assertThat(peer.response(id).hasServerTimeResponse()).isTrue();
            }
            assertCloses(peer.socket(), 1008);
        }
    }

    @Test
    void receivesNothingThatItAsksForAfterwards() throws IOException {
        try (RealtimePeer peer = connected()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(violation());
            all.writeBytes(questionFrame(1000));
            peer.socket().sendBytes(all.toByteArray());
            assertThatThrownBy(() -> peer.response(1000)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void isDroppedWhenThePeerDoesNotAnswerTheClose() throws IOException {
        try (RawWebSocket socket = open()) {
            socket.sendBytes(violation());
            assertCloses(socket, 1008);
            if (target().has(Deviation.TCP_KEPT_WITHOUT_CLOSE_FRAME)) {
                assertThatThrownBy(() -> socket.awaitEnd(Duration.ofSeconds(10)))
                        .isInstanceOf(SocketTimeoutException.class);
            } else {
                socket.awaitEnd(Duration.ofSeconds(10));
            }
        }
    }

    @Test
    void isDroppedAtOnceWhenThePeerAnswersTheClose() throws IOException {
        try (RawWebSocket socket = open()) {
            socket.sendBytes(violation());
            assertCloses(socket, 1008);
            socket.send(Frame.close(1008, ""));
            socket.awaitEnd(Duration.ofSeconds(3));
        }
    }

    private static byte[] violation() {
        return Frame.binary(new byte[0]).masked();
    }
}
