package ee.convergence.presence;

import static ee.convergence.presence.Words.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Value;
import ee.convergence.config.PresenceSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PresenceStateTest {

    private static final PresenceSettings LIMITS = new PresenceSettings(3, 10, 100, 60, 10, 10, 10);

    @Test
    void setsAndRemovesAllKeysAtOnce() throws InvalidPresenceException {
        PresenceState state = PresenceState.EMPTY
                .with(Map.of("a", value(1), "b", value(2)), LIMITS)
                .with(Map.of("b", value(3), "c", value(4)), LIMITS);
        assertThat(state.values()).isEqualTo(Map.of("a", value(1), "b", value(3), "c", value(4)));
        assertThat(state.without(List.of("a", "c", "unknown")).values()).isEqualTo(Map.of("b", value(3)));
        assertThat(state.without(List.of("a", "b", "c")).isEmpty()).isTrue();
    }

    @Test
    void hasAtMostSoManyKeys() throws InvalidPresenceException {
        PresenceState full = PresenceState.EMPTY.with(Map.of("a", value(1), "b", value(2), "c", value(3)), LIMITS);
        assertThatThrownBy(() -> full.with(Map.of("d", value(4)), LIMITS))
                .isInstanceOf(InvalidPresenceException.class)
                .hasMessageContaining("3 keys");
        assertThat(full.with(Map.of("a", value(4)), LIMITS).values()).hasSize(3);
        assertThat(full.without(List.of("a"))
                        .with(Map.of("d", value(4)), LIMITS)
                        .values())
                .containsOnlyKeys("b", "c", "d");
    }

    @Test
    void hasAtMostSoManyBytes() throws InvalidPresenceException {
        PresenceState half = PresenceState.EMPTY.with(Map.of("a", text(30)), LIMITS);
        assertThatThrownBy(() -> half.with(Map.of("b", text(30)), LIMITS))
                .isInstanceOf(InvalidPresenceException.class)
                .hasMessageContaining("60 bytes");
        assertThat(half.with(Map.of("a", text(50)), LIMITS).values()).hasSize(1);
    }

    private static Value text(int length) {
        return Value.newBuilder().setStringValue("x".repeat(length)).build();
    }
}
