package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How often one address may connect (transport.md section 8, 4). */
@DisplayName("With a limit of connections per second")
abstract class ConnectRateContract extends TransportContract {

    private static final int RATE = 5;

    /** A rate that a test exceeds. */
    static final Map<String, String> SETTINGS =
            Map.of("convergence.realtime.limits.connect-rate", Integer.toString(RATE));

    private static final RawRequest UPGRADE = RawRequest.upgrade(Target.OPEN);

    @Test
    void whoComesTooOftenIsRefusedForAWhile() throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 10 * RATE; i++) {
            RawAnswer answer = answerTo(UPGRADE);
            statuses.add(answer.status());
            if (answer.status() != 101) {
                assertRefused(answer, 429, "too_many_requests");
            }
        }
        assertThat(statuses).contains(101, 429);
        await().untilAsserted(() -> assertThat(answerTo(UPGRADE).status()).isEqualTo(101));
    }
}
