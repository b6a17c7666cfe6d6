package ee.convergence.domain;

import java.util.concurrent.CompletableFuture;

/**
 * One way to log in ({@code protocol.md} section 5). Thread-safe; never blocks.
 *
 * @param <C> what it is done with
 */
interface LoginKind<C extends Credentials> {

    /**
     * Checks the credentials and begins a session. Fails with a {@link LoginFailedException}, or with whatever the
     * database or an overloaded pool failed with; faults of the server never look like wrong credentials.
     */
    CompletableFuture<Login> login(LoginAttempt attempt, C credentials);
}
