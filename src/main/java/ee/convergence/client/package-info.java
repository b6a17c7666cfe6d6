/**
 * Connected clients: the {@link ee.convergence.client.ClientRegistry}, the server-side {@link
 * ee.convergence.client.Client} of each connection, its states, its timers, and the way of its messages to the features
 * ({@code protocol.md} sections 1 to 4 and 8, {@code transport.md} section 3).
 *
 * <p>May use the features' ports, {@code domain}, {@code protocol}, {@code concurrent} and {@code config}. The transport
 * above implements {@link ee.convergence.client.Connection}.
 */
package ee.convergence.client;
