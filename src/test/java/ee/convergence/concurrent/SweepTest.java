package ee.convergence.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SweepTest {

    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private final Sweep sweep = Sweep.start(
            (name, task) -> {
                thread.set(new PlainThreads().newThread(name, task));
                return thread.get();
            },
            "sweep",
            Duration.ofMillis(2));

    @AfterEach
    void close() {
        sweep.close();
    }

    @Test
    void runsEveryCheckAgainAndAgain() throws Exception {
        CountDownLatch first = new CountDownLatch(3);
        CountDownLatch second = new CountDownLatch(3);
        sweep.register(first::countDown);
        sweep.register(second::countDown);
        assertThat(first.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(second.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFailingCheckStopsNeitherTheOthersNorItself() throws Exception {
        CountDownLatch failures = new CountDownLatch(3);
        CountDownLatch others = new CountDownLatch(3);
        sweep.register(() -> {
            failures.countDown();
            throw new IllegalStateException("expected by the test");
        });
        sweep.register(others::countDown);
        assertThat(failures.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(others.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anEndedRegistrationRunsNoMore() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        Sweep.Registration registration = sweep.register(runs::incrementAndGet);
        awaitRounds();
        registration.close();
        awaitRounds();
        int before = runs.get();
        awaitRounds();
        assertThat(runs).hasValue(before);
    }

    @Test
    void closingEndsTheThread() {
        sweep.close();
        assertThat(thread.get().isAlive()).isFalse();
    }

    private void awaitRounds() throws InterruptedException {
        CountDownLatch rounds = new CountDownLatch(2);
        try (Sweep.Registration counting = sweep.register(rounds::countDown)) {
            assertThat(counting).isNotNull();
            assertThat(rounds.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }
}
