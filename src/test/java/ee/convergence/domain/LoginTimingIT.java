package ee.convergence.domain;

import static ee.convergence.domain.LoginDomains.password;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.protocol.wire.core.ConnectionResponseMessage;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stopwatch does not tell which users exist (protocol.md section 12, row 7). */
@DisplayName("The time of a failing login")
class LoginTimingIT extends LoginTest {

    private static final int TRIES = 200;
    private static final int WARM_UP = 30;
    private static final long RANDOM_SEED = 7914;

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(settings());

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(LoginDomains.settings("alice"));
        settings.put("convergence.authentication.throttle.failures-per-user", "0");
        settings.put("convergence.authentication.throttle.failures-per-address", "0");
        return settings;
    }

    @Override
    EmbeddedServer server() {
        return SERVER;
    }

    /** Taken in random order, so that both kinds meet the same noise; quartiles, so that outliers do not matter. */
    @Test
    @Timeout(300)
    void isTheSameForUsersWhoExistAndWhoDoNot() throws IOException {
        Random random = new Random(RANDOM_SEED);
        for (int i = 0; i < WARM_UP; i++) {
            nanos(i % 2 == 0 ? "alice" : "nobody");
        }
        long[] known = new long[TRIES];
        long[] unknown = new long[TRIES];
        for (int i = 0; i < TRIES; i++) {
            boolean knownFirst = random.nextBoolean();
            if (knownFirst) {
                known[i] = nanos("alice");
            }
            unknown[i] = nanos("user" + i);
            if (!knownFirst) {
                known[i] = nanos("alice");
            }
        }
        Arrays.sort(known);
        Arrays.sort(unknown);
        long spread = Math.max(quartile(known, 3) - quartile(known, 1), quartile(unknown, 3) - quartile(unknown, 1));
        for (int quartile = 1; quartile <= 2; quartile++) {
            assertThat(Math.abs(quartile(known, quartile) - quartile(unknown, quartile)))
                    .as("known %s, unknown %s", Arrays.toString(known), Arrays.toString(unknown))
                    .isLessThan(Math.max(spread, quartile(known, 2) / 10));
        }
    }

    private long nanos(String username) throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            long begin = System.nanoTime();
            ConnectionResponseMessage response = peer.connect(password(username, "wrong"));
            long nanos = System.nanoTime() - begin;
            assertThat(response.getFailure().getCode()).isEqualTo("authentication_failed");
            return nanos;
        }
    }

    private static long quartile(long[] sorted, int number) {
        return sorted[sorted.length * number / 4];
    }
}
