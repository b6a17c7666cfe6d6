package ee.convergence.model.live;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.concurrent.Mailboxes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The work queue of a model")
class WorkQueueTest {

    private final List<String> done = new ArrayList<>();
    private final WorkQueue queue = new WorkQueue(new Mailboxes(Runnable::run), 3);

    private void post(String name) {
        queue.post(() -> done.add(name));
    }

    @Test
    void whatComesDuringAPauseFollowsInOrder() {
        queue.post(queue::pause);
        post("second");
        post("third");
        assertThat(done).isEmpty();
        queue.resume(() -> done.add("first"));
        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void everyPauseMustBeOver() {
        queue.post(() -> {
            queue.pause();
            queue.pause();
        });
        post("waits");
        queue.resume(() -> done.add("one read"));
        assertThat(done).containsExactly("one read");
        queue.resume(() -> done.add("other read"));
        assertThat(done).containsExactly("one read", "other read", "waits");
    }

    @Test
    void whatWaitsMayPauseAgain() {
        queue.post(queue::pause);
        queue.post(queue::pause);
        post("later");
        queue.resume(() -> done.add("first"));
        assertThat(done).containsExactly("first");
        queue.resume(() -> done.add("again"));
        assertThat(done).containsExactly("first", "again", "later");
    }

    @Test
    void aFailureLosesNothingThatWaits() {
        queue.post(queue::pause);
        queue.post(() -> {
            throw new IllegalStateException("this one fails");
        });
        post("waits");
        queue.resume(() -> {
            throw new IllegalStateException("the first fails");
        });
        assertThat(done).containsExactly("waits");
    }

    @Test
    void whatClientsSendIsBoundedUntilItIsDone() {
        queue.post(queue::pause);
        for (int i = 0; i < 3; i++) {
            assertThat(queue.offer(() -> done.add("offered"))).isTrue();
        }
        assertThat(queue.offer(() -> done.add("too much"))).isFalse();
        queue.resume(() -> {});
        assertThat(queue.offer(() -> done.add("room again"))).isTrue();
        assertThat(done).containsExactly("offered", "offered", "offered", "room again");
    }
}
