/**
 * What the service tells over HTTP: its version and its health ({@code transport.md} section 1). JAX-RS resources below
 * {@code /api}; the transport's filter forwards {@code /}, {@code /health} and {@code /health/ready} to them.
 *
 * <p>May use all rooms below it, but not {@code transport}.
 */
package ee.convergence.rest;
