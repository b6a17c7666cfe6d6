package ee.convergence.domain;

import java.time.Instant;

/**
 * A session that is connected, to whichever node, as it is recorded. Immutable.
 *
 * @param id the session
 * @param user who is logged in
 * @param method how the login was made
 * @param client what is recorded of the client
 * @param connected since when
 */
public record ConnectedSession(String id, UserId user, String method, ClientDetails client, Instant connected) {}
