package ee.convergence.storage;

import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** A work that waits for its commit. Used by one thread at a time; {@link #future} by all. */
final class PendingWork<T> {

    private final Work<T> work;
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private T result;

    PendingWork(Work<T> work) {
        this.work = work;
    }

    CompletableFuture<T> future() {
        return future;
    }

    void run(Handle handle) throws Exception {
        result = work.run(handle);
    }

    void committed() {
        future.complete(result);
    }

    void failed(Throwable cause) {
        future.completeExceptionally(cause);
    }
}
