/**
 * The front door: the filter before the upgrade, the WebSocket endpoint, assembly of incoming messages, the bounded
 * outgoing queue, closing ({@code transport.md}); also the start and end of the application.
 *
 * <p>Knows nothing of the protocol: it calls {@code opened}, {@code message}, {@code closed} and {@code failed} on the
 * {@link ee.convergence.client.Client} that the registry made before the upgrade completed. May use all rooms below it.
 */
package ee.convergence.transport;
