package ee.convergence.domain;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.config.AuthenticationSettings.Throttle;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginFailuresTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Throttle SETTINGS =
            new Throttle(3, 5, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1), 4);

    private final LoginFailures<String> failures = new LoginFailures<>(SETTINGS, 3);

    @Test
    void aFewFailuresAreTolerated() {
        fail("ada", 2, 0);
        assertThat(failures.isPausing("ada", 0)).isFalse();
        fail("ada", 1, 0);
        assertThat(failures.isPausing("ada", 0)).isTrue();
        assertThat(failures.isPausing("eve", 0)).isFalse();
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        fail("ada", 3, 0);
        assertThat(failures.isPausing("ada", SECOND)).isFalse();
        fail("ada", 1, SECOND);
        assertThat(failures.isPausing("ada", 3 * SECOND - 1)).isTrue();
        assertThat(failures.isPausing("ada", 3 * SECOND)).isFalse();
        fail("ada", 50, 3 * SECOND);
        assertThat(failures.isPausing("ada", 13 * SECOND - 1)).isTrue();
        assertThat(failures.isPausing("ada", 13 * SECOND)).isFalse();
    }

    @Test
    void aSuccessForgivesAll() {
        fail("ada", 10, 0);
        failures.succeeded("ada");
        assertThat(failures.isPausing("ada", 0)).isFalse();
        fail("ada", 2, 0);
        assertThat(failures.isPausing("ada", 0)).isFalse();
    }

    @Test
    void whatIsLongAgoIsForgotten() {
        fail("ada", 10, 0);
        fail("eve", 10, 30 * SECOND);
        failures.sweep(60 * SECOND);
        assertThat(failures.size()).isEqualTo(1);
        fail("eve", 1, 100 * SECOND);
        assertThat(failures.isPausing("eve", 100 * SECOND)).isFalse();
    }

    @Test
    void onlySoManyAreRemembered() {
        for (int i = 0; i < 100; i++) {
            fail("user " + i, 1, 0);
        }
        assertThat(failures.size()).isEqualTo(4);
    }

    @Test
    void zeroIsOff() {
        LoginFailures<String> off = new LoginFailures<>(SETTINGS, 0);
        for (int i = 0; i < 100; i++) {
            off.failed("ada", 0);
        }
        assertThat(off.isPausing("ada", 0)).isFalse();
        assertThat(off.size()).isZero();
    }

    private void fail(String who, int times, long now) {
        for (int i = 0; i < times; i++) {
            failures.failed(who, now);
        }
    }
}
