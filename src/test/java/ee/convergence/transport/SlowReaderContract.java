package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A peer that asks and does not read: its queue overflows (transport.md section 5 and 8, 3 and 7). */
@DisplayName("A peer that does not read")
abstract class SlowReaderContract extends TransportContract {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int CONNECTIONS = 20;

    /**
     * A queue that is soon full, and few connections, so that one left behind would show: also one that the server does not
     * know to be gone, which ends by the send deadline.
     */
    static final Map<String, String> SETTINGS = Map.of(
            "convergence.realtime.websocket.outbound.max-messages", "2000",
            "convergence.realtime.websocket.outbound.send-deadline", "10 s",
            "convergence.realtime.websocket.outbound.close-deadline", "2 s",
            "convergence.realtime.limits.connections", Integer.toString(CONNECTIONS));

    /** The same, but few bytes instead of few messages. */
    static final Map<String, String> SETTINGS_OF_BYTES = Map.of(
            "convergence.realtime.websocket.outbound.max-bytes", "64 KiB",
            "convergence.realtime.websocket.outbound.max-messages", "100000000",
            "convergence.realtime.websocket.outbound.send-deadline", "10 s",
            "convergence.realtime.websocket.outbound.close-deadline", "2 s",
            "convergence.realtime.limits.connections", Integer.toString(CONNECTIONS));

    @Test
    void losesItsConnectionAndDelaysNobodyElse() throws IOException {
        try (DeafPeer deaf = deafNewcomer();
                Crowd crowd = new Crowd(target())) {
            crowd.join(1);
            RealtimePeer other = crowd.members().get(0);
            CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> askUntilEnded(deaf));
            Duration worst = Duration.ZERO;
            while (!ended.isDone()) {
                long start = System.nanoTime();
                other.proveAlive();
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                worst = took.compareTo(worst) > 0 ? took : worst;
            }
            assertThat(worst).isLessThan(Duration.ofSeconds(1));
            other.proveAlive();
            if (target().has(Target.Deviation.STUCK_PEER_KEEPS_TCP)) {
                assertThatThrownBy(ended::join).isInstanceOf(CompletionException.class);
                return;
            }
            ended.join();
            assertThat(deaf.socket().awaitClose(SOON).code()).isIn(1013, 1006);
        }
    }

    @Test
    void leavesNothingBehind() throws IOException {
        for (int i = 0; i < CONNECTIONS + 5; i++) {
            try (DeafPeer deaf = deafNewcomer()) {
                for (int j = 0; j < 300; j++) {
                    deaf.ask();
                }
            }
        }
        try (Crowd crowd = new Crowd(target())) {
            crowd.join(CONNECTIONS);
        }
    }

    /** As soon as there is room: a server may not have noticed yet that all those before are gone. */
    private DeafPeer deafNewcomer() {
        return await().atMost(SOON)
                .pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .until(() -> new DeafPeer(target()), peer -> true);
    }

    private static void askUntilEnded(DeafPeer deaf) {
        long end = System.nanoTime() + SOON.toNanos();
        try {
            while (deaf.ask()) {
                assertThat(System.nanoTime()).as("still connected").isLessThan(end);
            }
        } catch (IOException failure) {
            throw new CompletionException(failure);
        }
    }
}
