package ee.convergence.transport;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many connections one domain may have (transport.md section 8, 10). */
@DisplayName("With a limit of connections of one domain")
abstract class DomainLimitContract extends TransportContract {

    private static final int LIMIT = 3;

    /** A limit low enough to be reached. */
    static final Map<String, String> SETTINGS =
            Map.of("convergence.realtime.limits.per-domain", Integer.toString(LIMIT));

    @Test
    void eachDomainHasItsOwn() throws IOException {
        try (Crowd crowd = new Crowd(target())) {
            crowd.strangers(LIMIT);
            crowd.loginAll();
            assertRefused(answerTo(RawRequest.upgrade(Target.OPEN)), 503, "too_many_connections");
            try (RawWebSocket socket = RawWebSocket.open(target(), Target.CLOSED)) {
                assertServed(socket);
            }
        }
    }
}
