package ee.convergence.rest.admin;

import ee.convergence.domain.InvalidFieldException;
import ee.convergence.storage.StorageException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what services will have done. Stateless. */
final class Waiting {

    private Waiting() {}

    /** The result; a failure that callers can do something about becomes a {@link Problem}, thrown as its exception. */
    static <T> T on(CompletionStage<T> stage, Duration longest) {
        try {
            return stage.toCompletableFuture().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw told(failed.getCause());
        } catch (TimeoutException late) {
            throw Problem.UNAVAILABLE.exception();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw Problem.UNAVAILABLE.exception();
        }
    }

    private static RuntimeException told(Throwable failure) {
        if (failure instanceof InvalidFieldException invalid) {
            return Problem.field(invalid.field(), invalid.getMessage()).exception();
        }
        if (failure instanceof WebApplicationException problem) {
            return problem;
        }
        if (failure instanceof StorageException
                || failure instanceof RejectedExecutionException
                || failure instanceof TimeoutException) {
            return Problem.UNAVAILABLE.exception();
        }
        return new IllegalStateException("unexpected failure", failure);
    }
}
