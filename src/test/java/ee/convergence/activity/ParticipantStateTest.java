package ee.convergence.activity;

import static ee.convergence.activity.ActivityPeer.number;
import static ee.convergence.activity.ActivityPeer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Value;
import ee.convergence.config.ActivitySettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Changes of a participant's state, and what others are told of them ({@code activity.md} section 5). */
class ParticipantStateTest {

    private static final ActivitySettings LIMITS = new ActivitySettings(10, 4, 10, 60, 1_000, 10);

    private final ParticipantState state = new ParticipantState();

    @Test
    void keysAreRemovedAndThenSet() {
        apply(false, List.of(), Map.of("a", number(1), "b", number(2)));
        assertThat(apply(false, List.of("a", "b", "c"), Map.of("b", number(3))))
                .isEqualTo(new StateUpdate(false, List.of("a", "b"), Map.of("b", number(3))));
        assertThat(values()).isEqualTo(Map.of("b", number(3)));
    }

    @Test
    void aReplacementIsToldInParts() {
        apply(false, List.of(), Map.of("a", number(1), "b", number(2)));
        assertThat(apply(true, List.of("x"), Map.of("b", number(3))))
                .isEqualTo(new StateUpdate(false, List.of("a"), Map.of("b", number(3))));
        StateUpdate cleared = new StateUpdate(true, List.of(), Map.of());
        assertThat(apply(true, List.of(), Map.of())).isEqualTo(cleared);
        assertThat(values()).isEmpty();
    }

    @Test
    void whatChangesNothingIsStillToldUnlessItIsNothing() {
        apply(false, List.of(), Map.of("a", number(1)));
        assertThat(apply(false, List.of(), Map.of("a", number(1))).isEmpty()).isFalse();
        assertThat(apply(false, List.of("b"), Map.of()).isEmpty()).isTrue();
    }

    @Test
    void whatIsTooMuchChangesNothing() {
        apply(false, List.of(), Map.of("a", number(1), "b", number(2), "c", number(3), "d", number(4)));
        Map<String, Value> before = values();
        assertThat(state.apply(update(Map.of("e", number(5))), LIMITS, 1_000)).isEmpty();
        assertThat(state.apply(update(Map.of("a", text("x".repeat(40)))), LIMITS, 1_000))
                .isEmpty();
        assertThat(state.apply(update(Map.of("a", text("x".repeat(10)))), LIMITS, 2))
                .isEmpty();
        assertThat(values()).isEqualTo(before);
        assertThat(apply(false, List.of("a"), Map.of("e", number(5))).removed()).containsExactly("a");
    }

    @Test
    void whatShrinksIsAlwaysAccepted() {
        apply(false, List.of(), Map.of("a", text("x".repeat(40))));
        assertThat(state.apply(update(Map.of("a", text("y"))), LIMITS, -5)).isPresent();
    }

    @Test
    void whoIsToldEverythingHasTheSame() {
        Random random = new Random(7);
        Map<String, Value> told = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            Map<String, Value> set = new HashMap<>();
            List<String> removed = new ArrayList<>();
            for (int key = 0; key < 6; key++) {
                if (random.nextInt(4) == 0) {
                    set.put("k" + key, number(random.nextInt(3)));
                }
                if (random.nextInt(4) == 0) {
                    removed.add("k" + key);
                }
            }
            state.apply(new StateUpdate(random.nextInt(5) == 0, removed, set), LIMITS, 1_000)
                    .ifPresent(change -> follow(told, change));
            assertThat(told).isEqualTo(values());
            assertThat(state.size()).isEqualTo(ParticipantState.sizeOf(told));
        }
    }

    /** As the published client does it. */
    private static void follow(Map<String, Value> told, StateUpdate change) {
        if (change.complete()) {
            told.clear();
        } else {
            told.keySet().removeAll(change.removed());
            told.putAll(change.set());
        }
    }

    private StateUpdate apply(boolean complete, List<String> removed, Map<String, Value> set) {
        return state.apply(new StateUpdate(complete, removed, set), LIMITS, 1_000)
                .orElseThrow();
    }

    private static StateUpdate update(Map<String, Value> set) {
        return new StateUpdate(false, List.of(), set);
    }

    private Map<String, Value> values() {
        return state.data().getStateMap();
    }
}
