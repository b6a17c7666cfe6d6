package ee.convergence.storage;

import ee.convergence.concurrent.ServerThreads;
import ee.convergence.config.StorageSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * Group commit across all things: joins the works that wait into one transaction and completes each after the commit.
 * Thread-safe; submitting never blocks.
 *
 * <p>Works with the same key are done in the order of their submission. When a work fails, it alone fails: the others of
 * its transaction are done again without it. While the database is away, works wait about ten seconds for it.
 *
 * <p>A completed future means: survives a killed process and a power cut. What depends on a future runs on the writer's
 * thread unless it is handed to an executor, so it must be short: post to a mailbox, do not work.
 */
public final class Writer implements AutoCloseable {

    private static final Duration CLOSE_TIME = Duration.ofSeconds(10);

    private final List<WriterThread> writers;

    private Writer(List<WriterThread> writers) {
        this.writers = List.copyOf(writers);
    }

    /**
     * Starts the writer's threads: one for SQLite, {@code settings.writers()} for PostgreSQL.
     *
     * @param database where to write
     * @param settings sizes of queues and transactions
     * @param threads where the threads come from
     */
    public static Writer start(Database database, StorageSettings settings, ServerThreads threads) {
        int count = database.dialect() == Dialect.SQLITE ? 1 : Math.max(1, settings.writers());
        List<WriterThread> writers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            writers.add(new WriterThread(
                    database, settings.writerQueue(), settings.writerBatch(), threads, "convergence-writer-" + i));
        }
        writers.forEach(WriterThread::start);
        return new Writer(writers);
    }

    /**
     * Does the work soon, in a transaction.
     *
     * @param key what the work belongs to; works of one key keep their order
     * @param work what to do; may be run more than once
     * @return completed after the commit; failed with the work's own exception, with {@link
     *     StorageOverloadedException} at once when too many works wait, or with {@link StorageUnavailableException}
     *     when the database stays away or the writer is closed
     */
    public <T> CompletableFuture<T> submit(Object key, Work<T> work) {
        PendingWork<T> pending = new PendingWork<>(work);
        writerOf(key).submit(pending);
        return pending.future();
    }

    /**
     * The same, with something that follows the commit. What follows the works of one key keeps their order. The future of
     * the other method cannot promise that: a work may be committed before its submitter has attached anything, and what is
     * attached then runs beside what follows the next work.
     *
     * @param follower gets the result or the failure, on the thread that completes the future and before it does; must be
     *     short
     */
    public <T> CompletableFuture<T> submit(
            Object key, Work<T> work, BiConsumer<? super T, ? super Throwable> follower) {
        PendingWork<T> pending = new PendingWork<>(work);
        CompletableFuture<T> followed = pending.future().whenComplete(follower);
        writerOf(key).submit(pending);
        return followed;
    }

    /** Works that wait for a transaction. */
    public int waiting() {
        return writers.stream().mapToInt(WriterThread::waiting).sum();
    }

    /** Accepts no more works and does those that wait, for ten seconds at most; then it fails them. */
    @Override
    public void close() {
        long deadline = System.nanoTime() + CLOSE_TIME.toNanos();
        writers.forEach(WriterThread::beginClose);
        writers.forEach(writer -> writer.awaitEnd(deadline));
    }

    private WriterThread writerOf(Object key) {
        int hash = key.hashCode();
        return writers.get(Math.floorMod(hash ^ (hash >>> 16), writers.size()));
    }
}
