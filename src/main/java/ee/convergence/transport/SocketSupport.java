package ee.convergence.transport;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.ServerThreads;
import ee.convergence.concurrent.Sweep;
import ee.convergence.config.Settings;
import ee.convergence.config.WebSocketSettings;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What all connections share: settings, threads that a peer may block, and the watch over those that are closing. Thread-safe. */
@ServerSingleton
public final class SocketSupport {

    private static final int MOST_THREADS = 256;
    private static final long IDLE_SECONDS = 10;

    private record Closing(long deadlineNanos, Runnable abort) {}

    private final WebSocketSettings settings;
    private final ThreadPoolExecutor blockers;
    private final LongAdder textMessages = new LongAdder();
    private final ConcurrentLinkedQueue<Closing> closing = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Runnable> toClose = new ConcurrentLinkedQueue<>();

    /** Support for connections with these settings. */
    @Inject
    public SocketSupport(Settings settings, ServerThreads threads, Sweep sweep) {
        this.settings = settings.websocket();
        this.blockers = new ThreadPoolExecutor(
                0,
                MOST_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> threads.newThread("convergence-socket", task));
        sweep.register(this::sweep);
    }

    WebSocketSettings settings() {
        return settings;
    }

    /**
     * Runs something that a stuck peer may block, on threads that serve nothing else; false when there is no thread for
     * it now.
     */
    boolean offThread(Runnable task) {
        try {
            blockers.execute(task);
            return true;
        } catch (RejectedExecutionException busy) {
            return false;
        }
    }

    /** Drops a closed connection's TCP if the peer does not end it in time. */
    void abortLater(Runnable abort) {
        closing.add(new Closing(System.nanoTime() + settings.closeDeadline().toNanos(), abort));
    }

    /** Closes a socket at the next sweep, or once there is a thread for it. */
    void closeSoon(Runnable close) {
        toClose.add(close);
    }

    /** A text message came, which this protocol does not use. */
    void textMessage() {
        textMessages.increment();
    }

    /** How many text messages were ignored since the start. */
    public long textMessages() {
        return textMessages.sum();
    }

    /** No socket is left. */
    void close() {
        blockers.shutdown();
    }

    private void sweep() {
        for (Runnable next = toClose.peek(); next != null && offThread(next); next = toClose.peek()) {
            toClose.poll();
        }
        long now = System.nanoTime();
        for (Closing next = closing.peek(); next != null && now - next.deadlineNanos() >= 0; next = closing.peek()) {
            closing.poll();
            next.abort().run();
        }
    }
}
