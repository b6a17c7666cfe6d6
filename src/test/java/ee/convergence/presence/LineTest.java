package ee.convergence.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {

    private final List<String> sent = new ArrayList<>();
    private final Line line = new Line(3);

    @Test
    void sendsAtOnceWhenNothingStandsBefore() {
        add("a");
        add("b");
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void whatComesAfterAnAnswerInTheMakingWaits() {
        Line.Place answer = line.reserve();
        add("after");
        assertThat(sent).isEmpty();
        line.fill(answer, () -> sent.add("answer"));
        assertThat(sent).containsExactly("answer", "after");
    }

    @Test
    void answersKeepTheirOrderWhicheverIsReadyFirst() {
        Line.Place first = line.reserve();
        add("between");
        Line.Place second = line.reserve();
        line.fill(second, () -> sent.add("second"));
        assertThat(sent).isEmpty();
        line.fill(first, () -> sent.add("first"));
        assertThat(sent).containsExactly("first", "between", "second");
    }

    @Test
    void refusesMoreThanItsCapacity() {
        Line.Place answer = line.reserve();
        assertThat(add("1")).isTrue();
        assertThat(add("2")).isTrue();
        assertThat(add("3")).isFalse();
        line.fill(answer, () -> sent.add("answer"));
        assertThat(add("4")).isTrue();
        assertThat(sent).containsExactly("answer", "1", "2", "4");
    }

    @Test
    void sendsInOrderWhatIsAddedWhileItSends() {
        line.add(() -> {
            sent.add("outer");
            add("inner");
            sent.add("outer ended");
        });
        assertThat(sent).containsExactly("outer", "outer ended", "inner");
    }

    @Test
    void aFailureHoldsNothingUp() {
        line.add(() -> {
            throw new IllegalStateException("expected by the test");
        });
        add("next");
        assertThat(sent).containsExactly("next");
    }

    private boolean add(String text) {
        return line.add(() -> sent.add(text));
    }
}
