package ee.convergence.domain;

import ee.convergence.storage.StorageOverloadedException;
import ee.convergence.storage.StorageUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;

/** Tells clients of faults of the server: faults that pass, never "wrong credentials". Stateless. */
final class LoginFaults {

    private static final Logger LOG = System.getLogger(LoginFaults.class.getName());

    private LoginFaults() {}

    /** What the client is told of a failure. */
    static LoginFailedException refusal(LoginAttempt attempt, Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof LoginFailedException refusal) {
            return refusal;
        }
        if (cause instanceof StorageOverloadedException || cause instanceof RejectedExecutionException) {
            return LoginFailedException.domainUnavailable(attempt.domain().id());
        }
        if (!(cause instanceof StorageUnavailableException)) {
            LOG.log(Level.ERROR, () -> "a login to " + attempt.domain().id() + " failed", cause);
        }
        return LoginFailedException.sessionNotCreated();
    }

    /** What a stage failed with. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
