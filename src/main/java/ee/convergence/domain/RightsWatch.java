package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.storage.Database;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds the changes of rights that were made on any node, and passes each on to those who remember rights, once. A change
 * may be seen later than one with a higher number, as long as its transaction takes: so numbers are looked through again for
 * a while. Thread-safe.
 */
@ServerSingleton
public final class RightsWatch {

    private static final Logger LOG = System.getLogger(RightsWatch.class.getName());
    private static final long OVERLAP_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long FIRST_OVERLAP = 1_000;

    private final Database database;
    private final WorkerPool workers;
    private final Iterable<RightsChangeListener> listeners;
    /** When each change was seen that is not below. */
    private final TreeMap<Long, Long> seen = new TreeMap<>();

    private long below = -1;
    /** Looks that were asked for and not begun; who counts up from 0 is the one to look. */
    private final AtomicInteger wanted = new AtomicInteger();

    @Inject
    RightsWatch(Database database, WorkerPool workers, Instance<RightsChangeListener> listeners) {
        this(database, workers, (Iterable<RightsChangeListener>) listeners);
    }

    /** Passes changes in this database on to these. */
    public RightsWatch(Database database, WorkerPool workers, Iterable<RightsChangeListener> listeners) {
        this.database = database;
        this.workers = workers;
        this.listeners = listeners;
    }

    /** Looks soon, on a worker's thread: something was changed on this node. */
    public void lookSoon() {
        try {
            workers.execute(this::look);
        } catch (RejectedExecutionException overload) {
            LOG.log(Level.DEBUG, "the next regular look will find it", overload);
        }
    }

    /** Looks now, blocking while the database is asked; if somebody else looks already, that one looks once more. */
    public void look() {
        if (wanted.getAndIncrement() > 0) {
            return;
        }
        try {
            int served;
            do {
                served = wanted.get();
                lookOnce();
            } while (wanted.addAndGet(-served) > 0);
        } catch (RuntimeException failure) {
            wanted.set(0);
            throw failure;
        }
    }

    private void lookOnce() {
        if (below < 0) {
            below = Math.max(0, database.jdbi().withHandle(RightsChangeStore::last) - FIRST_OVERLAP);
        }
        long from = below;
        List<RightsChange> changes = database.jdbi().withHandle(handle -> RightsChangeStore.after(handle, from));
        long now = System.nanoTime();
        for (RightsChange change : changes) {
            if (seen.putIfAbsent(change.number(), now) == null) {
                listeners.forEach(listener -> listener.changed(change));
            }
        }
        forget(now);
    }

    /** What was seen long ago is followed by nothing with a lower number. */
    private void forget(long now) {
        Map.Entry<Long, Long> first = seen.firstEntry();
        while (first != null && now - first.getValue() >= OVERLAP_NANOS) {
            below = first.getKey();
            seen.pollFirstEntry();
            first = seen.firstEntry();
        }
    }
}
