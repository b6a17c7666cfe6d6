package ee.convergence.storage;

import ee.convergence.concurrent.ServerThreads;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One thread with one connection: takes what waits, commits it together, tells everybody, and again. The heavier the
 * load, the larger the transactions; a lone work waits for nothing. Thread-safe.
 */
final class WriterThread {

    private static final Logger LOG = System.getLogger(WriterThread.class.getName());

    private final PendingWork<Void> wakeUp = new PendingWork<>(handle -> null);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final BlockingQueue<PendingWork<?>> queue;
    private final int batchSize;
    private final GroupCommit groupCommit;
    private final Thread thread;
    private volatile boolean ended;

    WriterThread(Database database, int queueCapacity, int batchSize, ServerThreads threads, String name) {
        this.queue = new LinkedBlockingQueue<>(queueCapacity);
        this.batchSize = batchSize;
        this.groupCommit = new GroupCommit(database, closing);
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
        if (!queue.offer(wakeUp)) {
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
        try (groupCommit) {
            while (closing.getCount() > 0 || !queue.isEmpty()) {
                batch.clear();
                batch.add(queue.take());
                queue.drainTo(batch, batchSize - 1);
                batch.remove(wakeUp);
                store(batch);
            }
        } catch (InterruptedException e) {
            LOG.log(Level.WARNING, "Interrupted, the writer ends");
        } finally {
            closing.countDown();
            ended = true;
            batch.forEach(work -> work.failed(closed()));
            failWaiting(closed());
        }
    }

    private void store(List<PendingWork<?>> batch) throws InterruptedException {
        try {
            groupCommit.store(batch);
        } catch (StorageUnavailableException e) {
            LOG.log(Level.ERROR, "The database stayed away, writes are refused", e.getCause());
            batch.forEach(work -> work.failed(e));
            failWaiting(e);
        }
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
