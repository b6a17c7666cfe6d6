package ee.convergence.protocol;

import java.util.ArrayDeque;
import java.util.List;

/**
 * The exchanges of one connection that are not dealt with yet, oldest first: what bounds its unprocessed input and what
 * the request timeout looks at. Thread-safe.
 */
public final class OpenExchanges {

    private static final int SLACK = 32;

    private final int maxMessages;
    private final long maxBytes;
    private ArrayDeque<Exchange> exchanges;
    private int open;
    private long bytes;

    /** Bounds of the unprocessed input. */
    public OpenExchanges(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    /** Counts an exchange that begins; false when there is no room for it. */
    public synchronized boolean begin(Exchange exchange) {
        if (open >= maxMessages || bytes + exchange.size() > maxBytes) {
            return false;
        }
        open++;
        bytes += exchange.size();
        return true;
    }

    /** Remembers an exchange that its handler did not finish at once. */
    public synchronized void defer(Exchange exchange) {
        if (exchange.isFinished()) {
            return;
        }
        if (exchanges == null) {
            exchanges = new ArrayDeque<>();
        }
        exchanges.addLast(exchange);
        if (exchanges.size() > 2 * open + SLACK) {
            exchanges.removeIf(Exchange::isFinished);
        }
    }

    /** Takes a finished exchange off the count. */
    public synchronized void finished(Exchange exchange) {
        open--;
        bytes -= exchange.size();
        if (open == 0) {
            exchanges = null;
        }
    }

    /** The exchanges that began before the given time and are still open; they are not remembered any longer. */
    public synchronized List<Exchange> overdue(long beforeNanos) {
        if (exchanges == null) {
            return List.of();
        }
        List<Exchange> overdue = new java.util.ArrayList<>();
        Exchange oldest = exchanges.peekFirst();
        while (oldest != null && (oldest.isFinished() || oldest.startedNanos() - beforeNanos < 0)) {
            exchanges.removeFirst();
            if (!oldest.isFinished()) {
                overdue.add(oldest);
            }
            oldest = exchanges.peekFirst();
        }
        return overdue;
    }

    /** All open exchanges; they are not remembered any longer. */
    public synchronized List<Exchange> drain() {
        if (exchanges == null) {
            return List.of();
        }
        List<Exchange> all = List.copyOf(exchanges);
        exchanges = null;
        return all;
    }

    /** How many are open. */
    public synchronized int size() {
        return open;
    }
}
