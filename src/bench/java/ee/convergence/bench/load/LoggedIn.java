package ee.convergence.bench.load;

import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;

/**
 * A connection that is logged in.
 *
 * @param connection the connection
 * @param success what its login was answered
 */
public record LoggedIn(LoadConnection connection, ConnectionSuccessData success) {}
