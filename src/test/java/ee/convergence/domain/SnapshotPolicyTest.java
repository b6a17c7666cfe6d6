package ee.convergence.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.domain.SnapshotPolicy.Times;
import ee.convergence.domain.SnapshotPolicy.Versions;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The predicate of model.md section 10. */
@DisplayName("A snapshot policy")
class SnapshotPolicyTest {

    @Test
    @DisplayName("wants a snapshot exactly when it is enabled, allowed and required")
    void predicate() {
        for (int flags = 0; flags < 32; flags++) {
            SnapshotPolicy policy = new SnapshotPolicy(
                    (flags & 1) != 0,
                    new Versions((flags & 2) != 0, 5, (flags & 4) != 0, 3),
                    new Times((flags & 8) != 0, Duration.ofMillis(50), (flags & 16) != 0, Duration.ofMillis(30)));
            for (int versions = 1; versions <= 7; versions++) {
                for (int millis = 20; millis <= 60; millis += 10) {
                    assertThat(policy.isDue(versions, Duration.ofMillis(millis)))
                            .isEqualTo(isDue(flags, versions, millis));
                }
            }
        }
    }

    @Test
    @DisplayName("of five versions takes the first after six operations, not after five")
    void strictlyMore() {
        SnapshotPolicy policy = new SnapshotPolicy(
                true, new Versions(true, 5, false, 0), new Times(false, Duration.ZERO, false, Duration.ZERO));
        assertThat(policy.isDue(5, Duration.ofDays(1))).isFalse();
        assertThat(policy.isDue(6, Duration.ZERO)).isTrue();
    }

    @Test
    @DisplayName("has no negative intervals")
    void negative() {
        assertThatThrownBy(() -> new Versions(true, -1, false, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Times(true, Duration.ZERO, false, Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isDue(int flags, int versions, int millis) {
        if ((flags & 1) == 0 || (flags & 4) != 0 && versions < 3 || (flags & 16) != 0 && millis < 30) {
            return false;
        }
        return (flags & 2) != 0 && versions > 5 || (flags & 8) != 0 && millis > 50;
    }
}
