package ee.convergence.storage;

import ee.convergence.concurrent.ServerThreads;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One thread with one connection: takes what waits, commits it together, tells everybody, and again. The heavier the
 * load, the larger the transactions; a lone work waits for nothing.
 */
final class WriterThread {

    private static final Logger LOG = System.getLogger(WriterThread.class.getName());
    /** How long works wait for a database that is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;
    private static final PendingWork<Void> WAKE_UP = new PendingWork<>(handle -> null);

    private final Database database;
    private final WriterConnection connection;
    private final BlockingQueue<PendingWork<?>> queue;
    private final int batchSize;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean ended;

    WriterThread(Database database, int queueCapacity, int batchSize, ServerThreads threads, String name) {
        this.database = database;
        this.connection = new WriterConnection(database);
        this.queue = new LinkedBlockingQueue<>(queueCapacity);
        this.batchSize = batchSize;
        this.thread = threads.newThread(name, this::run);
    }

    void start() {
        thread.start();
    }

    void submit(PendingWork<?> work) {
        if (closing.getCount() == 0) {
            work.failed(closed());
        } else if (!queue.offer(work)) {
            work.failed(new StorageOverloadedException(queue.size()));
        } else if (ended) {
            failWaiting(closed());
        }
    }

    int waiting() {
        return queue.size();
    }

    /** Accepts no more works. Those that wait are still done. */
    void beginClose() {
        closing.countDown();
        if (!queue.offer(WAKE_UP)) {
            LOG.log(Level.DEBUG, "The queue is full: its thread needs no waking");
        }
    }

    /** Waits for the thread's end, then fails what is left. */
    void awaitEnd(long deadlineNanos) {
        try {
            long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
            thread.join(Math.max(1, left));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.log(Level.WARNING, "Closed before all works were done");
            thread.interrupt();
            failWaiting(closed());
        }
    }

    private void run() {
        List<PendingWork<?>> batch = new ArrayList<>(batchSize);
        try (connection) {
            while (closing.getCount() > 0 || !queue.isEmpty()) {
                batch.add(queue.take());
                queue.drainTo(batch, batchSize - 1);
                batch.remove(WAKE_UP);
                store(batch, System.nanoTime() + PATIENCE.toNanos());
                batch.clear();
            }
        } catch (InterruptedException e) {
            LOG.log(Level.WARNING, "Interrupted, the writer ends", e);
        } finally {
            closing.countDown();
            ended = true;
            batch.forEach(work -> work.failed(closed()));
            failWaiting(closed());
        }
    }

    private void store(List<PendingWork<?>> works, long deadline) throws InterruptedException {
        for (long pause = FIRST_PAUSE_MILLIS; !works.isEmpty(); pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            Throwable failure = attempt(works);
            if (failure == null) {
                works.forEach(PendingWork::committed);
                return;
            }
            boolean again = deadline - System.nanoTime() > 0 && closing.getCount() > 0;
            switch (kindOf(failure)) {
                case OWN -> {
                    separate(works, failure, deadline);
                    return;
                }
                case CONFLICT -> {
                    if (works.size() > 1 || !again) {
                        separate(works, failure, deadline);
                        return;
                    }
                }
                case AWAY, LOST -> {
                    if (!again) {
                        giveUp(works, failure);
                        return;
                    }
                    LOG.log(Level.WARNING, "The database is away, trying again: {0}", failure.getMessage());
                }
            }
            if (closing.await(pause, TimeUnit.MILLISECONDS)) {
                LOG.log(Level.DEBUG, "Closing: one last attempt");
            }
        }
    }

    private Throwable attempt(List<PendingWork<?>> works) {
        try {
            connection.transact(works);
            return null;
        } catch (Exception | Error failure) {
            return failure;
        }
    }

    /** A failure of one work alone is its own; of several, each is run alone so that only the guilty one fails. */
    private void separate(List<PendingWork<?>> works, Throwable failure, long deadline) throws InterruptedException {
        if (works.size() == 1 || failure instanceof StorageUnavailableException) {
            works.forEach(work -> work.failed(failure));
            return;
        }
        for (PendingWork<?> work : works) {
            store(List.of(work), deadline);
        }
    }

    private void giveUp(List<PendingWork<?>> works, Throwable failure) {
        LOG.log(Level.ERROR, "The database stayed away, works are refused", failure);
        StorageUnavailableException cause = new StorageUnavailableException("The database stayed away", failure, false);
        works.forEach(work -> work.failed(cause));
        failWaiting(cause);
    }

    private Dialect.Failure kindOf(Throwable failure) {
        return failure instanceof StorageUnavailableException
                ? Dialect.Failure.OWN
                : database.dialect().kindOf(failure);
    }

    private void failWaiting(Throwable cause) {
        List<PendingWork<?>> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(work -> work.failed(cause));
    }

    private static StorageUnavailableException closed() {
        return new StorageUnavailableException("The database is being closed", null, false);
    }
}
