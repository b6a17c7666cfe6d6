package ee.convergence.model.live;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.protocol.CloseStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The replay for a resynchronizing session")
class ReplayTest {

    private final RecordingParticipant session = new RecordingParticipant("a");
    private final List<Integer> sent = new ArrayList<>();

    private Replay replay(int count) {
        return new Replay(session, count, sent::add);
    }

    @Test
    void aLongOneIsSentInPagesAndInOrder() {
        Replay replay = replay(2500);
        assertThat(replay.goOn()).isTrue();
        assertThat(sent).hasSize(1000);
        replay.send(() -> sent.add(2500));
        assertThat(replay.goOn()).isTrue();
        assertThat(replay.goOn()).isFalse();
        assertThat(replay.isOver()).isTrue();
        assertThat(sent)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0, 2500).boxed().toList());
    }

    @Test
    void itWaitsForASlowReader() {
        Replay replay = replay(3);
        session.fill();
        assertThat(replay.goOn()).isFalse();
        assertThat(sent).isEmpty();
        session.drain();
        replay.goOn();
        assertThat(sent).containsExactly(0, 1, 2);
    }

    @Test
    void afterwardsMessagesGoOutAtOnce() {
        Replay replay = Replay.none(session);
        replay.send(() -> sent.add(7));
        assertThat(sent).containsExactly(7);
    }

    @Test
    void whatWaitsBehindItIsBounded() {
        Replay replay = replay(1);
        session.fill();
        for (int i = 0; i <= 100_000; i++) {
            replay.send(() -> sent.add(1));
        }
        assertThat(session.closed()).isEqualTo(CloseStatus.SLOW_READER);
    }
}
