package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which web pages may connect (transport.md section 8, 1). */
@DisplayName("With a list of allowed origins")
abstract class OriginContract extends TransportContract {

    /** Two origins; requests without one are allowed by default. */
    static final Map<String, String> SETTINGS = Map.of(
            "convergence.realtime.websocket.allowed-origins.0", "https://app.example",
            "convergence.realtime.websocket.allowed-origins.1", "http://localhost:3000");

    private static final RawRequest UPGRADE = RawRequest.upgrade(Target.OPEN);

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example", "http://localhost:3000", "HTTPS://App.Example"})
    void theseConnect(String origin) throws IOException {
        try (RawWebSocket socket = RawWebSocket.open(target(), UPGRADE.with("Origin", origin), 0)) {
            assertServed(socket);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://app.example",
                "https://app.example:8443",
                "https://app.example.evil.example",
                "https://sub.app.example",
                "null",
                "*"
            })
    void othersAreRefused(String origin) throws IOException {
        assertRefused(answerTo(UPGRADE.with("Origin", origin)), 403, "origin_not_allowed");
    }

    @Test
    void whoIsNoWebPageConnects() throws IOException {
        assertServesOthers();
    }

    @Test
    void theRoutesBesideStayOpen() throws IOException {
        RawRequest health = RawRequest.plain("GET", "/health").with("Origin", "https://evil.example");
        assertThat(answerTo(health).status()).isEqualTo(200);
    }
}
