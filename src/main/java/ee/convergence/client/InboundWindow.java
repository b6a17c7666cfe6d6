package ee.convergence.client;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Lets a connection's messages be handled while fewer than so many of them are under way; the others wait their turn. So
 * who sends more than the server can store has a share of it, not all of it: what others send does not queue up behind a
 * storm. Thread-safe; the handler is called by one thread at a time, in the order of {@link #enter}.
 */
final class InboundWindow<T> {

    private final int width;
    private final Consumer<T> handler;
    private final Executor executor;
    private ArrayDeque<T> waiting;
    private int underWay;
    private boolean handling;

    /**
     * @param width how many may be under way
     * @param handler begins to deal with a message, after which {@link #left} is called exactly once, perhaps at once
     * @param executor goes on with those that waited
     */
    InboundWindow(int width, Consumer<T> handler, Executor executor) {
        this.width = width;
        this.handler = handler;
        this.executor = executor;
    }

    /** Handles a message now, on this thread, or when it is its turn. */
    void enter(T message) {
        synchronized (this) {
            if (handling || waiting != null || underWay >= width) {
                hold(message);
                return;
            }
            handling = true;
            underWay++;
        }
        handler.accept(message);
        handleWaiting();
    }

    /** A message is dealt with. */
    void left() {
        synchronized (this) {
            underWay--;
        }
        resume();
    }

    /** Goes on with those that wait, if any may pass; also asked for from time to time, should the executor refuse. */
    void resume() {
        synchronized (this) {
            if (handling || waiting == null || underWay >= width) {
                return;
            }
            handling = true;
        }
        try {
            executor.execute(this::handleWaiting);
        } catch (RejectedExecutionException busy) {
            stopHandling();
        }
    }

    private void handleWaiting() {
        for (T next = next(); next != null; next = next()) {
            handler.accept(next);
        }
    }

    /** The next that may pass; null, and this thread handles no more, when there is none. */
    private synchronized T next() {
        if (waiting == null || underWay >= width) {
            handling = false;
            return null;
        }
        T next = waiting.removeFirst();
        if (waiting.isEmpty()) {
            waiting = null;
        }
        underWay++;
        return next;
    }

    private void hold(T message) {
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        waiting.addLast(message);
    }

    private synchronized void stopHandling() {
        handling = false;
    }
}
