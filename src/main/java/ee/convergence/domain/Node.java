package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.storage.Counters;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;

/**
 * This process among those that share the database. Its mark of life is the mark of all sessions connected to it ({@code
 * protocol.md} section 2). Thread-safe.
 */
@ServerSingleton
public final class Node {

    private static final String NO_DOMAIN = "";

    private final Writer writer;
    private final Counters counters;
    private volatile long key;

    @Inject
    Node(Writer writer, Counters counters) {
        this.writer = writer;
        this.counters = counters;
    }

    /** Joins; returns when that is stored. To be called before the first login. */
    void join() {
        key = writer.submit(NO_DOMAIN, handle -> {
                    long number = counters.next(handle, NO_DOMAIN, "node");
                    NodeStore.insert(handle, number, System.currentTimeMillis());
                    return number;
                })
                .join();
    }

    /** The number of this process, used by no other; 0 until it has joined. */
    public long key() {
        return key;
    }

    /** Stores the mark of life; false when another node took this one for dead. */
    CompletableFuture<Boolean> beat() {
        return writer.submit(NO_DOMAIN, handle -> {
            long now = System.currentTimeMillis();
            boolean known = NodeStore.beat(handle, key, now);
            if (!known) {
                NodeStore.insert(handle, key, now);
            }
            return known;
        });
    }

    /** Leaves, unless sessions are left whose end could not be stored; returns when that is stored. */
    void leave() {
        writer.submit(NO_DOMAIN, handle -> {
                    if (SessionStore.connected(handle, key, Long.MAX_VALUE).isEmpty()) {
                        NodeStore.remove(handle, key);
                    }
                    return true;
                })
                .exceptionally(unreachable -> false)
                .join();
    }
}
