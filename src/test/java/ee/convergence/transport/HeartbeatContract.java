package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.protocol.wire.ConvergenceMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The server's half of the heartbeat (protocol.md section 2). */
@DisplayName("The heartbeat of the server")
abstract class HeartbeatContract extends TransportContract {

    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration PONG_TIMEOUT = Duration.ofSeconds(1);

    /** Intervals short enough to be waited for. */
    static final Map<String, String> SETTINGS = Map.of(
            "convergence.realtime.protocol.heartbeat.ping-interval", INTERVAL.toMillis() + " ms",
            "convergence.realtime.protocol.heartbeat.pong-timeout", PONG_TIMEOUT.toMillis() + " ms");

    @Test
    void pingsWhoIsSilentAndSpareWhoAnswers() throws IOException {
        try (RealtimePeer peer = connected()) {
            for (int i = 0; i < 5; i++) {
                awaitPing(peer.socket());
                peer.send(RealtimePeer.pong());
            }
            peer.proveAlive();
        }
    }

    @Test
    void beginsBeforeTheLogin() throws IOException {
        try (RawWebSocket socket = open()) {
            awaitPing(socket);
            assertCloses(socket, 1001);
        }
    }

    @Test
    void givesUpWhoDoesNotAnswer() throws IOException {
        try (RealtimePeer peer = connected()) {
            awaitPing(peer.socket());
            long pinged = System.nanoTime();
            assertCloses(peer.socket(), 1001);
            assertThat(Duration.ofNanos(System.nanoTime() - pinged))
                    .isBetween(PONG_TIMEOUT.dividedBy(2), PONG_TIMEOUT.multipliedBy(4));
        }
    }

    @Test
    void sparesWhoSendsAnythingElse() throws IOException {
        try (RealtimePeer peer = connected()) {
            for (int i = 0; i < 4; i++) {
                awaitPing(peer.socket());
                peer.ask(RealtimePeer.timeRequest());
            }
            peer.proveAlive();
        }
    }

    @Test
    void sendsNoPingWhileMessagesArrive() throws IOException {
        try (RealtimePeer peer = connected()) {
            peer.proveAlive();
            long end = System.nanoTime() + INTERVAL.multipliedBy(3).toNanos();
            while (System.nanoTime() < end) {
                int id = peer.ask(RealtimePeer.timeRequest());
                ConvergenceMessage message;
                do {
                    message =
                            ConvergenceMessage.parseFrom(peer.socket().receive().payload());
                    assertThat(message.hasPing()).isFalse();
                } while (!message.hasResponseId() || message.getResponseId().getValue() != id);
            }
        }
    }

    private static void awaitPing(RawWebSocket socket) throws IOException {
        byte[] ping = RealtimePeer.ping().toByteArray();
        Frame frame = socket.receive();
        while (!Arrays.equals(frame.payload(), ping)) {
            assertThat(frame.opcode()).isEqualTo(Frame.BINARY);
            frame = socket.receive();
        }
    }
}
