package ee.convergence.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the threads do: one at a time, in order per poster, nothing accepted is lost, nothing refused runs. */
class MailboxPropertiesTest {

    private static ExecutorService pool;

    @BeforeContainer
    static void open() {
        pool = Executors.newFixedThreadPool(8);
    }

    @AfterContainer
    static void close() {
        pool.shutdownNow();
    }

    @Property(tries = 150)
    void runsExactlyWhatItAcceptedInOrder(
            @ForAll @IntRange(min = 1, max = 4) int posters,
            @ForAll @IntRange(min = 1, max = 200) int each,
            @ForAll @IntRange(min = 1, max = 64) int capacity,
            @ForAll @IntRange(min = 1, max = 16) int turnLength,
            @ForAll @IntRange(min = 0, max = 50) int refusalPercent)
            throws Exception {
        Mailbox mailbox = new Mailbox(
                turn -> {
                    if (ThreadLocalRandom.current().nextInt(100) < refusalPercent) {
                        throw new RejectedExecutionException("expected by the test");
                    }
                    pool.execute(turn);
                },
                capacity,
                turnLength,
                refused -> {});
        List<List<Integer>> ran = lists(posters);
        List<List<Integer>> accepted = lists(posters);
        CountDownLatch done = new CountDownLatch(posters);
        for (int poster = 0; poster < posters; poster++) {
            List<Integer> mine = accepted.get(poster);
            List<Integer> theirs = ran.get(poster);
            pool.execute(() -> {
                for (int i = 0; i < each; i++) {
                    int number = i;
                    // Unsynchronised lists: only exclusive, ordered access keeps them right.
                    if (mailbox.post(() -> theirs.add(number))) {
                        mine.add(number);
                    }
                }
                done.countDown();
            });
        }
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        drain(mailbox);
        assertThat(ran).isEqualTo(accepted);
    }

    /** Only the posters stop; the sweep's part is played here until a last command has run. */
    private static void drain(Mailbox mailbox) throws InterruptedException {
        CountDownLatch last = new CountDownLatch(1);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!mailbox.post(last::countDown)) {
            mailbox.kick();
            Thread.onSpinWait();
            assertThat(System.nanoTime()).isLessThan(end);
        }
        while (!last.await(1, TimeUnit.MILLISECONDS)) {
            mailbox.kick();
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private static List<List<Integer>> lists(int count) {
        return IntStream.range(0, count)
                .<List<Integer>>mapToObj(i -> new ArrayList<>())
                .toList();
    }
}
