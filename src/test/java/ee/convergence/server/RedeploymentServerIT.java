package ee.convergence.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import ee.convergence.storage.Database;
import ee.convergence.transport.CloseStatus;
import ee.convergence.transport.RawWebSocket;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The application's ends in one virtual machine, with connections open: undeployed, deployed again, the server stopped. */
@DisplayName("An application that is undeployed and deployed again")
class RedeploymentServerIT {

    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(1);

    @Test
    void leavesNothingBehindAndServesAgain() throws IOException {
        try (StandaloneServer server = StandaloneServer.start(Map.of())) {
            server.deployInVain(Map.of("convergence.storage.jndi-name", "java:comp/missing"));
            await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(() -> assertNothingLeft(server));
            for (int round = 0; round < ROUNDS; round++) {
                server.deploy();
                assertClosesItsConnections(server, server::undeploy);
                await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(() -> assertNothingLeft(server));
            }
            server.deploy();
            assertClosesItsConnections(server, server::terminate);
            server.assertLogIsClean();
            server.assertNoLeftovers();
        }
    }

    private static void assertClosesItsConnections(StandaloneServer server, Runnable end) throws IOException {
        try (RealtimePeer member = RealtimePeer.connected(server.target());
                RawWebSocket stranger = RawWebSocket.open(server.target(), Target.OPEN)) {
            member.proveAlive();
            CompletableFuture<Void> ended = CompletableFuture.runAsync(end);
            assertShutDown(member.socket());
            assertShutDown(stranger);
            ended.join();
        }
        assertThat(catchThrowable(() -> RawWebSocket.open(server.target(), Target.OPEN)))
                .isInstanceOf(IOException.class);
    }

    private static void assertShutDown(RawWebSocket socket) throws IOException {
        CloseStatus status = socket.awaitClose(PATIENCE);
        assertThat(status.code()).as(status.toString()).isEqualTo(1001);
    }

    /** Idle threads of a server may remember what they did last, and by that one deployment; never more. */
    private static void assertNothingLeft(StandaloneServer server) {
        assertThat(server.process().threads()).doesNotContain("convergence-", "ee.convergence.", "com.zaxxer.hikari");
        assertThat(server.process().liveObjects(Database.class)).isLessThanOrEqualTo(1);
    }
}
