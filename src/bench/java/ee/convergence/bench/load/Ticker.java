package ee.convergence.bench.load;

import java.util.concurrent.locks.LockSupport;

/**
 * Wakes a loop at a fixed interval, by a thread of its own, because a selector waits in whole milliseconds only. The
 * loop can sleep in between, so that the client takes no processor time from the server that it measures.
 */
final class Ticker {

    private final Thread thread;
    private volatile boolean stopped;

    private Ticker(Runnable tick, long interval) {
        thread = new Thread(() -> run(tick, interval), "ticker");
        thread.setDaemon(true);
    }

    /** Starts to call {@code tick} every {@code interval} nanoseconds. */
    static Ticker start(Runnable tick, long interval) {
        Ticker ticker = new Ticker(tick, interval);
        ticker.thread.start();
        return ticker;
    }

    /** Ends the ticking. */
    void stop() {
        stopped = true;
    }

    private void run(Runnable tick, long interval) {
        long next = System.nanoTime();
        while (!stopped) {
            next += interval;
            for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            tick.run();
        }
    }
}
