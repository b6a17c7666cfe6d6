package ee.convergence.concurrent;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One thread that runs every registered check at a fixed interval: deadlines are looked at, not timed one by one.
 *
 * <p>A check that fails disturbs no other and is run again; it is logged when it starts failing, not at every round.
 * Checks must be short, since they wait for each other. Thread-safe.
 */
public final class Sweep implements AutoCloseable {

    /** Ends the registration of one check. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {

        /** The check runs no more, except for a round that is under way. May be called again. */
        @Override
        void close();
    }

    private static final Logger LOG = System.getLogger(Sweep.class.getName());
    private static final Duration CLOSE_TIME = Duration.ofSeconds(5);

    private final List<Check> checks = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final long intervalNanos;
    private final Thread thread;

    private Sweep(ServerThreads threads, String name, Duration interval) {
        this.intervalNanos = interval.toNanos();
        this.thread = threads.newThread(name, this::run);
    }

    /**
     * Starts a sweep.
     *
     * @param threads where its thread comes from
     * @param name the thread's name
     * @param interval from the start of one round to the start of the next; rounds that come too late are left out
     */
    public static Sweep start(ServerThreads threads, String name, Duration interval) {
        Sweep sweep = new Sweep(threads, name, interval);
        sweep.thread.start();
        return sweep;
    }

    /** Runs the check in every round from now on. */
    public Registration register(Runnable check) {
        Check registered = new Check(check);
        checks.add(registered);
        return () -> checks.remove(registered);
    }

    /** Ends after the round under way, waiting for it a few seconds at most. */
    @Override
    public void close() {
        closed.countDown();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(CLOSE_TIME.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            long next = System.nanoTime() + intervalNanos;
            while (!closed.await(next - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                checks.forEach(Check::run);
                next = Math.max(next + intervalNanos, System.nanoTime());
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "Interrupted, the sweep ends", e);
        }
    }

    private static final class Check {
        private final Runnable action;
        private boolean failing;

        Check(Runnable action) {
            this.action = action;
        }

        void run() {
            try {
                action.run();
                failing = false;
            } catch (Throwable failure) {
                if (!failing) {
                    LOG.log(Level.ERROR, "A check failed", failure);
                }
                failing = true;
            }
        }
    }
}
