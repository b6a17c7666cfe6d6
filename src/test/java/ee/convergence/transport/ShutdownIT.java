package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.launcher.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The end of the server: every connection is told, spread over time, nobody new comes in (transport.md section 7). */
@DisplayName("A server that shuts down")
class ShutdownIT {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Test
    void closesAThousandConnectionsInGoodOrder() throws Exception {
        assertClosesInGoodOrder(1000, Duration.ofMillis(400));
    }

    @Test
    @Tag("long")
    void closesTenThousandConnectionsInGoodOrder() throws Exception {
        assertClosesInGoodOrder(10_000, Duration.ofSeconds(4));
    }

    private static void assertClosesInGoodOrder(int connections, Duration leastSpread) throws Exception {
        try (ServerProcess server = ServerProcess.start(settings());
                Fleet fleet = new Fleet()) {
            Target target = Target.of(server.uri());
            fleet.connect(target, connections);
            long start = System.nanoTime();
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(server::terminate);
            fleet.awaitEnds(1, DEADLINE);
            assertThat(newcomerIsRefused(target)).isTrue();
            List<Fleet.End> ends = fleet.awaitEnds(connections, DEADLINE);
            assertThat(ends).hasSize(connections).allMatch(end -> end.status().code() == 1001);
            assertThat(ends.get(connections - 1).nanos() - start).isLessThan(DEADLINE.toNanos());
            assertThat(ends.get(connections * 9 / 10).nanos()
                            - ends.get(connections / 10).nanos())
                    .isGreaterThan(leastSpread.toNanos());
            assertThat(exit.get()).isZero();
            EmbeddedServer.assertLogIsClean(server);
        }
    }

    private static boolean newcomerIsRefused(Target target) {
        try {
            return RawAnswer.to(target, RawRequest.upgrade(Target.OPEN)).status() == 503;
        } catch (IOException notAccepted) {
            return true;
        }
    }

    /** Nobody is disconnected for another reason. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(EmbeddedServer.domains());
        settings.put("convergence.realtime.protocol.handshake-timeout", "10 m");
        settings.put("convergence.realtime.protocol.heartbeat.enabled", "false");
        return settings;
    }
}
