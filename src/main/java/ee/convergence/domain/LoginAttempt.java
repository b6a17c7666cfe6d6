package ee.convergence.domain;

/**
 * One attempt to log in.
 *
 * @param domain where
 * @param client what is recorded of the client
 * @param begunNanos when it began, by {@link System#nanoTime}
 */
record LoginAttempt(Domain domain, ClientDetails client, long begunNanos) {}
