/**
 * The load benchmark: starts the server and a bare WebSocket endpoint that answers the same bytes, drives both in
 * turns, and prints medians and ratios.
 *
 * <p>Compiled under the Maven profile {@code bench} only and never part of the WAR. It needs Linux ({@code /proc}) and a
 * JDK ({@code jcmd}), and talks to 127.0.0.0/8 only. What each figure means is in {@code src/docs/benchmark.md}.
 *
 * <ul>
 *   <li>{@code load}: the WebSocket client, one thread for thousands of connections;
 *   <li>{@code server}: the processes under load and what the system tells about them;
 *   <li>{@code scenario}: what is measured, one class per kind of load.
 * </ul>
 */
package ee.convergence.bench;
