package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A peer that does not read its answers, and asks on while its connection closes (transport.md section 8, 7). */
@DisplayName("A peer that sends on after its connection began to close")
class EmbeddedTalkativeReaderIT {

    /** Longer than this test waits: it is not the deadline that ends the connection. */
    private static final Duration CLOSE_DEADLINE = Duration.ofMinutes(5);

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(settings());

    @Test
    void isDroppedBeforeTheDeadline() throws IOException {
        try (DeafPeer deaf = new DeafPeer(SERVER.target())) {
            long start = System.nanoTime();
            while (deaf.ask()) {
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(CLOSE_DEADLINE);
            }
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(SlowReaderContract.SETTINGS);
        settings.put("convergence.realtime.websocket.outbound.close-deadline", CLOSE_DEADLINE.toSeconds() + " s");
        return settings;
    }
}
