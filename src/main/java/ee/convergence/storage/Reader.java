package ee.convergence.storage;

import ee.convergence.concurrent.WorkerPool;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jdbi.v3.core.HandleCallback;

/** Reads on the workers' threads, so that whoever asks need not wait. Thread-safe; never blocks. */
public final class Reader {

    private final Database database;
    private final WorkerPool workers;

    /** Reads from this database on these threads. */
    public Reader(Database database, WorkerPool workers) {
        this.database = database;
        this.workers = workers;
    }

    /**
     * Reads soon.
     *
     * @param reading what to read; everything in it sees what was committed before it began
     * @return the result; failed with the reading's own exception as the cause of a completion exception, or with {@link
     *     RejectedExecutionException} when too much waits already
     */
    public <T> CompletableFuture<T> read(HandleCallback<T, RuntimeException> reading) {
        try {
            return CompletableFuture.supplyAsync(() -> database.jdbi().withHandle(reading), workers);
        } catch (RejectedExecutionException overload) {
            return CompletableFuture.failedFuture(overload);
        }
    }
}
