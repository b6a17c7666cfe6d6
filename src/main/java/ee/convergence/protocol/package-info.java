/**
 * The realtime protocol below any feature: the envelope and its rules, message kinds, error codes, the routing table
 * and the one answer that every request gets ({@code protocol.md} sections 1, 2 and 7).
 *
 * <p>Pure Java and protobuf: depends on no other room and on no Jakarta API. The generated messages are in
 * {@code ee.convergence.protocol.wire}.
 */
package ee.convergence.protocol;
