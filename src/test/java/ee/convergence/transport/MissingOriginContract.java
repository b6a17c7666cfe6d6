package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Only web pages may connect, whichever (transport.md section 8, 1); and the version stays hidden (section 8, 13). */
@DisplayName("With the origin required and the version hidden")
abstract class MissingOriginContract extends TransportContract {

    /** Both switches away from their defaults. */
    static final Map<String, String> SETTINGS = Map.of(
            "convergence.realtime.websocket.missing-origin-allowed", "false",
            "convergence.realtime.version-disclosed", "false");

    private static final RawRequest UPGRADE = RawRequest.upgrade(Target.OPEN);

    @Test
    void anyWebPageConnects() throws IOException {
        try (RawWebSocket socket = RawWebSocket.open(target(), UPGRADE.with("Origin", "https://any.example"), 0)) {
            assertServed(socket);
        }
    }

    @Test
    void whoIsNoWebPageIsRefused() throws IOException {
        assertRefused(answerTo(UPGRADE), 403, "origin_not_allowed");
    }

    @Test
    void theRootTellsNoVersion() throws IOException {
        RawAnswer answer = answerTo(RawRequest.plain("GET", "/"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"body\":{},\"ok\":true}");
    }
}
