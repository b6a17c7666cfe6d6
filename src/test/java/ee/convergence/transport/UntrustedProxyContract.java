package ee.convergence.transport;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Forwarding headers of somebody who is no trusted proxy (transport.md section 8, 8). */
@DisplayName("With a limit of connections of one address, without a trusted proxy")
abstract class UntrustedProxyContract extends TransportContract {

    private static final int LIMIT = 3;

    /** Nobody is trusted by default. */
    static final Map<String, String> SETTINGS =
            Map.of("convergence.realtime.limits.per-address", Integer.toString(LIMIT));

    private static final RawRequest UPGRADE = RawRequest.upgrade(Target.OPEN);

    @Test
    void forwardingHeadersGiveNoOtherAddress() throws IOException {
        try (Crowd crowd = new Crowd(target())) {
            crowd.strangers(LIMIT);
            assertRefused(answerTo(UPGRADE), 429, "too_many_connections");
            assertRefused(answerTo(UPGRADE.with("X-Forwarded-For", "192.0.2.1")), 429, "too_many_connections");
            assertRefused(answerTo(UPGRADE.with("X-Real-Ip", "192.0.2.1")), 429, "too_many_connections");
        }
    }
}
