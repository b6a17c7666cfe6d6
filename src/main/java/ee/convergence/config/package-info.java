/**
 * The configuration: one typed, immutable view of {@code reference.conf} and what overrides it.
 *
 * <p>Depends on nothing but Typesafe Config. Keys follow {@code transport.md} section 7 and {@code protocol.md}
 * section 11 of the specification where those name one.
 */
package ee.convergence.config;
