package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many connections there may be, and how many of them not logged in (transport.md section 8, 10). */
@DisplayName("With a limit of connections")
abstract class ConnectionLimitsContract extends TransportContract {

    static final int CONNECTIONS = 12;
    static final int STRANGERS = 5;

    /** Limits low enough to be reached. */
    static final Map<String, String> SETTINGS = Map.of(
            "convergence.realtime.limits.connections", Integer.toString(CONNECTIONS),
            "convergence.realtime.limits.unauthenticated", Integer.toString(STRANGERS));

    private static final RawRequest UPGRADE = RawRequest.upgrade(Target.OPEN);

    @Test
    void onlySoManyConnectWithoutLogin() throws IOException {
        try (Crowd crowd = new Crowd(target())) {
            crowd.strangers(STRANGERS);
            assertRefused(answerTo(UPGRADE), 503, "too_many_connections");
            crowd.loginAll();
            crowd.strangers(STRANGERS);
            assertRefused(answerTo(UPGRADE), 503, "too_many_connections");
        }
    }

    @Test
    void onlySoManyConnectAtAll() throws IOException {
        try (Crowd crowd = new Crowd(target())) {
            for (int i = 0; i < CONNECTIONS; i++) {
                crowd.strangers(1);
                crowd.loginAll();
            }
            assertRefused(answerTo(UPGRADE), 503, "too_many_connections");
        }
        await().ignoreExceptions().untilAsserted(this::assertServesOthers);
    }

    @Test
    void theRoutesBesideStayOpen() throws IOException {
        try (Crowd crowd = new Crowd(target())) {
            crowd.strangers(STRANGERS);
            assertThat(answerTo(RawRequest.plain("GET", "/health")).status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() throws IOException {
        try (Crowd crowd = new Crowd(target())) {
            crowd.strangers(STRANGERS);
            for (int i = 0; i < 100; i++) {
                assertRefused(answerTo(UPGRADE), 503, "too_many_connections");
            }
            crowd.loginAll();
            crowd.strangers(1);
        }
    }
}
