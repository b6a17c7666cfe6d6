/**
 * The realtime collaboration service, one room (package) for each concern. A room may use rooms below it, never above:
 * launcher; transport, rest; client; the features; domain; cluster, storage; protocol, concurrent, config.
 */
package ee.convergence;
