/**
 * Domains, their users and sessions, and logging in ({@code protocol.md} sections 4 to 6).
 *
 * <p>May use {@code storage}, {@code protocol}, {@code concurrent} and {@code config}. {@link
 * ee.convergence.domain.Session} is the port through which features speak to a connected client.
 */
package ee.convergence.domain;
