package ee.convergence.concurrent;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fixed number of threads that run tasks from a bounded queue. Thread-safe.
 *
 * <p>A task that throws is logged and costs no thread.
 */
public final class WorkerPool implements Executor, AutoCloseable {

    private static final Logger LOG = System.getLogger(WorkerPool.class.getName());
    private static final Duration CLOSE_TIME = Duration.ofSeconds(10);

    private final String name;
    private final ThreadPoolExecutor executor;

    /**
     * Starts all threads.
     *
     * @param threads where they come from
     * @param name prefix of the threads' names
     * @param size number of threads
     * @param queueCapacity tasks that may wait for a thread
     * @throws IllegalStateException if the server gives no threads
     */
    public WorkerPool(ServerThreads threads, String name, int size, int queueCapacity) {
        this.name = name;
        AtomicInteger number = new AtomicInteger();
        this.executor = new ThreadPoolExecutor(
                size,
                size,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(queueCapacity),
                task -> threads.newThread(name + "-" + number.incrementAndGet(), task));
        executor.prestartAllCoreThreads();
    }

    /** @throws RejectedExecutionException if too many tasks wait already or the pool is closed */
    @Override
    public void execute(Runnable task) {
        executor.execute(() -> runGuarded(task));
    }

    /** Closes with a deadline of ten seconds. */
    @Override
    public void close() {
        close(CLOSE_TIME);
    }

    /**
     * Accepts no more tasks, runs those that wait, and interrupts what still runs at the deadline. Not to be called by
     * a thread of this pool, which would wait for itself.
     */
    public void close(Duration deadline) {
        executor.shutdown();
        try {
            if (executor.awaitTermination(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int dropped = executor.shutdownNow().size();
        LOG.log(Level.WARNING, "{0}: closed before its tasks were done, {1} dropped", name, dropped);
    }

    private void runGuarded(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            LOG.log(Level.ERROR, name + ": a task failed", failure);
        }
    }
}
