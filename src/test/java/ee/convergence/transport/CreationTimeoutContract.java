package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The client of a connection could not be created in time (transport.md sections 1 and 3). */
@DisplayName("When a client cannot be created in time")
abstract class CreationTimeoutContract extends TransportContract {

    /** No time at all; and room for few, so that a client left behind would show. */
    static final Map<String, String> SETTINGS = Map.of(
            "convergence.realtime.client.client-creation-timeout", "0 ms",
            "convergence.realtime.limits.connections", "5");

    @Test
    void theUpgradeFailsAndLeavesNothingBehind() throws IOException {
        for (int i = 0; i < 20; i++) {
            assertRefused(answerTo(RawRequest.upgrade(Target.OPEN)), 500, "internal_server_error");
        }
    }

    @Test
    void theRoutesBesideStayOpen() throws IOException {
        assertThat(answerTo(RawRequest.plain("GET", "/health")).status()).isEqualTo(200);
    }
}
