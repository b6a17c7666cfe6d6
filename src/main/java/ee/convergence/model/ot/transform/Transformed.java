package ee.convergence.model.ot.transform;

import ee.convergence.model.ot.operation.Operation;

/**
 * Two operations that were defined on one state, each re-expressed to follow the other. Immutable.
 *
 * @param server the operation that the server ordered first, to be applied after the client's
 * @param client the client's operation, to be applied after the server's
 */
public record Transformed<T extends Operation>(T server, T client) {}
