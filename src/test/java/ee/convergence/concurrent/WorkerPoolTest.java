package ee.convergence.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WorkerPoolTest {

    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void runsTasksOnNamedThreadsOfTheServer() throws Exception {
        AtomicReference<String> name = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        try (WorkerPool pool = new WorkerPool(new PlainThreads(), "work", 1, 1)) {
            pool.execute(() -> {
                name.set(Thread.currentThread().getName());
                done.countDown();
            });
            assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(name).hasValue("work-1");
    }

    @Test
    void refusesWhenTheQueueIsFull() throws Exception {
        try (WorkerPool pool = new WorkerPool(new PlainThreads(), "work", 1, 1)) {
            occupy(pool);
            pool.execute(() -> {});
            assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
            gate.countDown();
        }
    }

    @Test
    void aFailingTaskCostsNoThread() {
        AtomicInteger created = new AtomicInteger();
        ServerThreads counting = (name, task) -> {
            created.incrementAndGet();
            return new PlainThreads().newThread(name, task);
        };
        AtomicInteger ran = new AtomicInteger();
        try (WorkerPool pool = new WorkerPool(counting, "work", 1, 10)) {
            pool.execute(() -> {
                throw new IllegalStateException("expected by the test");
            });
            pool.execute(ran::incrementAndGet);
        }
        assertThat(ran).hasValue(1);
        assertThat(created).hasValue(1);
    }

    @Test
    void closingRunsWhatWaits() {
        AtomicInteger ran = new AtomicInteger();
        WorkerPool pool = new WorkerPool(new PlainThreads(), "work", 2, 100);
        for (int i = 0; i < 100; i++) {
            pool.execute(ran::incrementAndGet);
        }
        pool.close();
        assertThat(ran).hasValue(100);
        assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void closingIsBoundedInTime() throws Exception {
        WorkerPool pool = new WorkerPool(new PlainThreads(), "work", 1, 1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        pool.execute(() -> {
            running.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
        pool.close(Duration.ofMillis(20));
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    }

    private void occupy(WorkerPool pool) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        pool.execute(() -> {
            running.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
    }
}
