package ee.convergence.storage;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * Persistent named counters of domains. A number is handed out once, however many processes share the database.
 * Thread-safe.
 *
 * <p>{@link #next} counts exactly, as part of the caller's transaction. {@link #allocate} takes numbers from a block in
 * memory that one write reserved: fast, but what is left of a block at a restart is never handed out. A counter's first
 * number is 1.
 */
public final class Counters {

    private static final int BLOCK = 1_000;
    private static final String ADD =
            "INSERT INTO counter (domain, name, value) VALUES (?, ?, ?) ON CONFLICT (domain, name)"
                    + " DO UPDATE SET value = counter.value + excluded.value RETURNING value";

    private final Map<Key, NumberBlocks> blocks = new ConcurrentHashMap<>();
    private final Writer writer;
    private final int blockSize;

    /** @param writer reserves the blocks */
    public Counters(Writer writer) {
        this(writer, BLOCK);
    }

    Counters(Writer writer, int blockSize) {
        this.writer = writer;
        this.blockSize = blockSize;
    }

    /**
     * Increments the counter within the transaction of a {@link Work}: without gaps, and other writers of this counter
     * wait for the commit: submit the works that count the same with the same key.
     *
     * @return the new value
     */
    public long next(Handle handle, String domainKey, String name) {
        return add(handle, new Key(domainKey, name), 1);
    }

    /**
     * A number that nobody else gets, with gaps. Completed already, except when a block must be waited for.
     *
     * @return failed like a work of {@link Writer#submit} when no block can be reserved
     */
    public CompletableFuture<Long> allocate(String domainKey, String name) {
        return blocks.computeIfAbsent(new Key(domainKey, name), this::blocksOf).take();
    }

    /** Drops the numbers reserved for a domain, for instance because it was deleted. */
    public void forget(String domainKey) {
        blocks.keySet().removeIf(key -> key.domain().equals(domainKey));
    }

    private NumberBlocks blocksOf(Key key) {
        return new NumberBlocks(blockSize, count -> writer.submit(key, handle -> add(handle, key, count)));
    }

    private static long add(Handle handle, Key key, long count) {
        return handle.createQuery(ADD)
                .bind(0, key.domain())
                .bind(1, key.name())
                .bind(2, count)
                .mapTo(Long.class)
                .one();
    }

    private record Key(String domain, String name) {}
}
