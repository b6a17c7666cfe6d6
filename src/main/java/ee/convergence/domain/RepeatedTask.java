package ee.convergence.domain;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A task that may block, run by an executor at an interval, first at once, never twice at the same time. To be registered
 * with the sweep. A failure is logged when it begins, not each time.
 */
final class RepeatedTask implements Runnable {

    private static final Logger LOG = System.getLogger(RepeatedTask.class.getName());

    private final String name;
    private final long intervalNanos;
    private final Executor executor;
    private final Runnable task;
    private final AtomicBoolean running = new AtomicBoolean();
    private long next = System.nanoTime();
    private volatile boolean failing;

    RepeatedTask(String name, Duration interval, Executor executor, Runnable task) {
        this.name = name;
        this.intervalNanos = interval.toNanos();
        this.executor = executor;
        this.task = task;
    }

    /** A round of the sweep. */
    @Override
    public void run() {
        long now = System.nanoTime();
        if (now - next < 0 || !running.compareAndSet(false, true)) {
            return;
        }
        next = now + intervalNanos;
        try {
            executor.execute(this::runTask);
        } catch (RejectedExecutionException overload) {
            running.set(false);
        }
    }

    private void runTask() {
        try {
            task.run();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                LOG.log(Level.WARNING, () -> name + " failed, it will be tried again", failure);
            }
            failing = true;
        } finally {
            running.set(false);
        }
    }
}
