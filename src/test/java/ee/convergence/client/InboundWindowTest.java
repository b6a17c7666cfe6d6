package ee.convergence.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class InboundWindowTest {

    private final List<Integer> handled = new ArrayList<>();
    private final Queue<Runnable> turns = new ArrayDeque<>();
    private boolean busy;

    @Example
    void whatExceedsTheWidthWaits() {
        InboundWindow<Integer> window = window(2);
        enter(window, 5);
        assertThat(handled).containsExactly(0, 1);
        window.left();
        runTurns();
        assertThat(handled).containsExactly(0, 1, 2);
    }

    @Example
    void whatIsDealtWithAtOnceTakesNoRoom() {
        List<InboundWindow<Integer>> self = new ArrayList<>();
        InboundWindow<Integer> window = new InboundWindow<>(
                1,
                message -> {
                    handled.add(message);
                    self.get(0).left();
                },
                turns::add);
        self.add(window);
        enter(window, 100);
        assertThat(handled).hasSize(100);
        assertThat(turns).isEmpty();
    }

    @Example
    void whatComesLaterDoesNotOvertake() {
        InboundWindow<Integer> window = window(1);
        enter(window, 2);
        window.left();
        window.enter(2);
        runTurns();
        window.left();
        runTurns();
        assertThat(handled).containsExactly(0, 1, 2);
    }

    @Example
    void refusedTurnsAreAskedForAgain() {
        InboundWindow<Integer> window = window(1);
        enter(window, 2);
        busy = true;
        window.left();
        assertThat(turns).isEmpty();
        busy = false;
        window.resume();
        runTurns();
        assertThat(handled).containsExactly(0, 1);
    }

    /** Positive steps are messages that come, the others messages that are dealt with, if any is under way. */
    @Property
    void neverMoreThanItsWidthAreUnderWayAndAllAreHandledInOrder(
            @ForAll @IntRange(min = 1, max = 4) int width, @ForAll @Size(max = 60) List<Boolean> steps) {
        handled.clear();
        InboundWindow<Integer> window = window(width);
        int entered = 0;
        int left = 0;
        for (boolean comes : steps) {
            if (comes) {
                window.enter(entered++);
            } else if (left < handled.size()) {
                left++;
                window.left();
                runTurns();
            }
            assertThat(handled.size() - left).isEqualTo(Math.min(width, entered - left));
        }
        while (left < entered) {
            left++;
            window.left();
            runTurns();
        }
        assertThat(handled).hasSize(entered).isSorted();
    }

    private InboundWindow<Integer> window(int width) {
        return new InboundWindow<>(width, handled::add, turn -> {
            if (busy) {
                throw new RejectedExecutionException("busy");
            }
            turns.add(turn);
        });
    }

    private static void enter(InboundWindow<Integer> window, int count) {
        for (int i = 0; i < count; i++) {
            window.enter(i);
        }
    }

    private void runTurns() {
        while (!turns.isEmpty()) {
            turns.remove().run();
        }
    }
}
