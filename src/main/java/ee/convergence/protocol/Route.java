package ee.convergence.protocol;

import ee.convergence.protocol.wire.ConvergenceMessage;

/**
 * Handles the messages of one kind. Called in order of arrival, never concurrently for one sender, possibly on an I/O
 * thread: it must not block. What takes longer goes to a mailbox or a pool, and ends the exchange later.
 *
 * @param <S> who sends messages
 */
@FunctionalInterface
public interface Route<S> {

    /** Deals with a message, or begins to. Sooner or later the exchange must be ended. */
    void handle(S sender, ConvergenceMessage message, Exchange exchange);
}
