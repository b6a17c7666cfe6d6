package ee.convergence.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stores works together if possible, and otherwise finds out whose fault it was. Completes each work after its commit,
 * in their order. Used by one thread.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = System.getLogger(GroupCommit.class.getName());
    /** How long works wait for a database that is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final Dialect dialect;
    private final WriterConnection connection;
    private final CountDownLatch closing;
    private boolean away;

    /** @param closing at zero, nothing is waited for any more */
    GroupCommit(Database database, CountDownLatch closing) {
        this.dialect = database.dialect();
        this.connection = new WriterConnection(database);
        this.closing = closing;
    }

    /**
     * Completes all works.
     *
     * @throws StorageUnavailableException if the database stayed away; some works may not be completed
     */
    void store(List<PendingWork<?>> works) throws InterruptedException {
        store(works, System.nanoTime() + PATIENCE.toNanos());
    }

    @Override
    public void close() {
        connection.close();
    }

    private void store(List<PendingWork<?>> works, long deadline) throws InterruptedException {
        if (works.isEmpty()) {
            return;
        }
        long pause = FIRST_PAUSE_MILLIS;
        for (Throwable failure = attempt(works); failure != null; failure = attempt(works)) {
            Dialect.Failure kind = kindOf(failure);
            boolean inTime = deadline - System.nanoTime() > 0 && closing.getCount() > 0;
            boolean absent = kind == Dialect.Failure.AWAY || kind == Dialect.Failure.LOST;
            if (absent && !inTime) {
                throw new StorageUnavailableException("The database stayed away", failure, false);
            }
            if (kind == Dialect.Failure.OWN || (kind == Dialect.Failure.CONFLICT && (works.size() > 1 || !inTime))) {
                separate(works, failure, deadline);
                return;
            }
            noteAway(absent, failure);
            if (!closing.await(pause, TimeUnit.MILLISECONDS)) {
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
        noteAway(false, null);
        works.forEach(PendingWork::committed);
    }

    private Throwable attempt(List<PendingWork<?>> works) {
        try {
            connection.transact(works);
            return null;
        } catch (Exception | Error failure) {
            return failure;
        }
    }

    /** Does again what was rolled back, the work at which it failed alone. */
    private void separate(List<PendingWork<?>> works, Throwable failure, long deadline) throws InterruptedException {
        int count = works.size();
        if (count == 1 || failure instanceof StorageUnavailableException) {
            works.forEach(work -> work.failed(failure));
            return;
        }
        int done = connection.done();
        if (done < count) {
            store(works.subList(0, done), deadline);
            store(works.subList(done, done + 1), deadline);
            store(works.subList(done + 1, count), deadline);
        } else {
            store(works.subList(0, count / 2), deadline);
            store(works.subList(count / 2, count), deadline);
        }
    }

    private Dialect.Failure kindOf(Throwable failure) {
        // An unknown outcome must not be tried again: it might be stored twice.
        if (failure instanceof StorageUnavailableException) {
            return Dialect.Failure.OWN;
        }
        return connection.isOpen() ? dialect.kindOf(failure) : Dialect.Failure.AWAY;
    }

    private void noteAway(boolean absent, Throwable failure) {
        if (absent && !away) {
            LOG.log(Level.WARNING, "The database is away, writes wait for it", failure);
        } else if (away && !absent) {
            LOG.log(Level.INFO, "The database is back");
        }
        away = absent;
    }
}
