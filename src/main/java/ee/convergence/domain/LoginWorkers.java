package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.ServerThreads;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.config.Settings;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * The threads on which passwords are hashed and signatures checked, away from messages; few, and few wait for them
 * ({@code protocol.md} section 12, row 9). Thread-safe.
 */
@ServerSingleton
public final class LoginWorkers implements AutoCloseable {

    private final WorkerPool pool;

    /** Starts the threads. */
    @Inject
    public LoginWorkers(ServerThreads threads, Settings settings) {
        this.pool = new WorkerPool(
                threads,
                "convergence-login",
                settings.authentication().threads(),
                settings.authentication().queue());
    }

    /** Computes something; fails with {@link RejectedExecutionException} when too much waits already. */
    <T> CompletableFuture<T> submit(Supplier<T> computation) {
        try {
            return CompletableFuture.supplyAsync(computation, pool);
        } catch (RejectedExecutionException overload) {
            return CompletableFuture.failedFuture(overload);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
