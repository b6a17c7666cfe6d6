package ee.convergence.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import ee.convergence.transport.CloseStatus;
import ee.convergence.transport.RawWebSocket;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Undeploying with open connections, and deploying again, the database with its native library included. */
@ExtendWith(ArquillianExtension.class)
@DisplayName("An application that is undeployed and deployed again")
class RedeploymentServerIT {

    private static final String WAR = "convergence";
    private static final Target TARGET = AppServer.current().target();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = WAR, managed = false, testable = false)
    static WebArchive war() {
        return AppServer.current().war(Map.of());
    }

    @Test
    void closesItsConnectionsAndServesAgain() throws IOException {
        for (int round = 0; round < 3; round++) {
            deployer.deploy(WAR);
            try (RealtimePeer member = RealtimePeer.connected(TARGET);
                    RawWebSocket stranger = RawWebSocket.open(TARGET, Target.OPEN)) {
                member.proveAlive();
                deployer.undeploy(WAR);
                assertShutDown(member.socket());
                assertShutDown(stranger);
            }
            await().atMost(PATIENCE).untilAsserted(RedeploymentServerIT::assertGone);
        }
    }

    private static void assertShutDown(RawWebSocket socket) throws IOException {
        CloseStatus status = socket.awaitClose(PATIENCE);
        assertThat(status.code()).as(status.toString()).isEqualTo(1001);
    }

    private static void assertGone() {
        assertThat(catchThrowable(() -> RawWebSocket.open(TARGET, Target.OPEN))).isInstanceOf(IOException.class);
    }
}
