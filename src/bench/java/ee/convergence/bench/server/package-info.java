/**
 * The processes under load, and what the operating system and the JDK tell about them.
 *
 * <p>The bare endpoint is the yardstick: the same engine, the same bytes on the wire, no product in between.
 */
package ee.convergence.bench.server;
