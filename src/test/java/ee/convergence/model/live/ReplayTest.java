package ee.convergence.model.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.model.ot.control.VersionRange;
import ee.convergence.protocol.CloseStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The replay for a resynchronizing session")
class ReplayTest {

    private final ReplayReader reader = new ReplayReader();
    private final List<String> sent = reader.sent();

    private static Stream<String> operations(long from, long to) {
        return LongStream.range(from, to).mapToObj(version -> "operation " + version);
    }

    @Test
    void aLongOneIsReadInPagesAndSentInOrder() {
        Replay replay = Replay.of(reader, 1, 2500);
        assertThat(replay.wanted()).contains(new VersionRange(1, 2500));
        assertThat(replay.wanted()).as("one page at a time").isEmpty();
        assertThat(replay.goOn()).isFalse();
        replay.take(ReplayReader.page(1, 1001));
        assertThat(replay.goOn()).as("is there more at once").isTrue();
        assertThat(sent).hasSize(500);
        assertThat(replay.goOn()).isFalse();
        replay.operation(2500, () -> sent.add("not now"));
        assertThat(replay.wanted()).contains(new VersionRange(1001, 2501));
        replay.take(ReplayReader.page(1001, 2501));
        for (int i = 0; i < 3; i++) {
            replay.goOn();
        }
        assertThat(replay.isOver()).isTrue();
        assertThat(sent).containsExactlyElementsOf(operations(1, 2501).toList());
    }

    @Test
    void nothingIsReadForWhoDoesNotRead() {
        Replay replay = Replay.of(reader, 1, 3);
        reader.fill();
        assertThat(replay.wanted()).isEmpty();
        reader.drain();
        assertThat(replay.wanted()).isPresent();
        replay.take(ReplayReader.page(1, 3));
        reader.fill();
        assertThat(replay.goOn()).isFalse();
        assertThat(sent).isEmpty();
        reader.drain();
        replay.goOn();
        assertThat(sent).containsExactly("operation 1", "operation 2");
    }

    @Test
    void whatCouldNotBeReadIsReadAgain() {
        Replay replay = Replay.of(reader, 1, 3);
        replay.wanted();
        replay.fail();
        assertThat(replay.wanted()).contains(new VersionRange(1, 3));
        assertThatThrownBy(() -> replay.take(ReplayReader.page(2, 3))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatElseIsToldHasItsPlaceAmongTheOperations() {
        Replay replay = Replay.of(reader, 1, 2);
        replay.send(() -> sent.add("first"));
        replay.operation(2, () -> sent.add("not now"));
        replay.send(() -> sent.add("second"));
        replay.acknowledge(3, () -> sent.add("acknowledgement 3"));
        replay.wanted();
        replay.take(ReplayReader.page(1, 4));
        replay.goOn();
        assertThat(sent).containsExactly("operation 1", "first", "operation 2", "second", "acknowledgement 3");
        assertThat(replay.isOver()).isTrue();
    }

    @Test
    void oneThatIsHeldWaitsForWhatIsSentAgain() {
        Replay replay = Replay.held(reader, 1, 4);
        assertThat(replay.wanted()).isEmpty();
        replay.acknowledge(2, () -> sent.add("acknowledgement 2"));
        assertThat(replay.goOn()).isFalse();
        assertThat(replay.isOver()).isFalse();
        replay.release();
        assertThat(replay.wanted()).contains(new VersionRange(1, 4));
        replay.take(ReplayReader.page(1, 4));
        replay.goOn();
        assertThat(sent).containsExactly("operation 1", "acknowledgement 2", "operation 3");
    }

    @Test
    void afterwardsMessagesGoOutAtOnce() {
        Replay replay = Replay.none(reader);
        replay.send(() -> sent.add("message"));
        replay.operation(7, () -> sent.add("operation"));
        replay.acknowledge(8, () -> sent.add("acknowledgement"));
        assertThat(sent).containsExactly("message", "operation", "acknowledgement");
        assertThat(replay.isOver()).isTrue();
    }

    @Test
    void operationsBehindItTakeNoRoom() {
        Replay replay = Replay.of(reader, 1, 2);
        IntStream.range(2, 200_000).forEach(version -> replay.operation(version, () -> sent.add("not now")));
        assertThat(reader.closed()).isNull();
        assertThat(replay.wanted()).contains(new VersionRange(1, 200_000));
    }

    @Test
    void whatElseWaitsBehindItIsBounded() {
        Replay replay = Replay.of(reader, 1, 2);
        reader.fill();
        for (int i = 0; i <= 100_000; i++) {
            replay.send(() -> sent.add("message"));
        }
        assertThat(reader.closed()).isEqualTo(CloseStatus.SLOW_READER);
    }

    /** What is stored and told while somebody catches up, in any interleaving with its reading. */
    @Test
    void theOrderHoldsWhateverHappensMeanwhile() {
        for (int seed = 0; seed < 500; seed++) {
            RandomReplay random = new RandomReplay(seed);
            random.run();
            assertThat(random.sent()).as("seed %d", seed).isEqualTo(random.expected());
        }
    }

    @Test
    void memoryIsBoundedByAPage() {
        List<Integer> pages = new ArrayList<>();
        Replay replay = Replay.of(reader, 1, 50_001);
        while (!replay.isOver()) {
            replay.wanted().ifPresent(range -> {
                List<Unseen> page = ReplayReader.page(range.from(), Math.min(range.to(), range.from() + 500));
                pages.add(page.size());
                replay.take(page);
            });
            replay.goOn();
        }
        assertThat(pages).hasSize(100).allMatch(size -> size == 500);
        assertThat(sent).hasSize(50_000);
    }
}
