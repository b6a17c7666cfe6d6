/**
 * A lean WebSocket client: one selector and one thread hold all connections, frames are encoded beforehand.
 *
 * <p>Depends on the JDK and, for the login only, on the wire messages. Nothing here is safe for use by several threads.
 */
package ee.convergence.bench.load;
