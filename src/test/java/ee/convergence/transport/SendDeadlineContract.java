package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A peer that stops reading before its queue is full (transport.md section 8, 7). */
@DisplayName("A send that takes too long")
abstract class SendDeadlineContract extends TransportContract {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long NEVER_FULL = 1_000_000_000L;
    private static final int ROUNDS = 400;

    /** A queue that never fills, and deadlines that are soon over. */
    static final Map<String, String> SETTINGS = Map.of(
            "convergence.realtime.websocket.outbound.max-messages",
            Long.toString(NEVER_FULL),
            "convergence.realtime.websocket.outbound.max-bytes",
            NEVER_FULL + " B",
            "convergence.realtime.websocket.outbound.send-deadline",
            "2 s",
            "convergence.realtime.websocket.outbound.close-deadline",
            "1 s");

    @Test
    void endsTheConnection() throws IOException {
        try (DeafPeer deaf = new DeafPeer(target());
                RealtimePeer other = connected()) {
            if (target().has(Target.Deviation.STUCK_PEER_KEEPS_TCP)) {
                assertThatThrownBy(() -> askUntilEnded(deaf, other)).isInstanceOf(IOException.class);
                other.proveAlive();
                return;
            }
            for (int i = 0; i < ROUNDS && deaf.ask(); i++) {
                other.proveAlive();
            }
            long start = System.nanoTime();
            while (deaf.ask()) {
                other.proveAlive();
                assertThat(System.nanoTime() - start).as("still connected").isLessThan(SOON.toNanos());
            }
            assertThat(deaf.socket().awaitClose(SOON).code()).isIn(1013, 1006);
        }
    }

    private static void askUntilEnded(DeafPeer deaf, RealtimePeer other) throws IOException {
        while (deaf.ask()) {
            other.proveAlive();
        }
    }
}
