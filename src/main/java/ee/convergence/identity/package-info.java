/**
 * Identity: looking up users and groups ({@code identity-presence.md} sections 1 to 3 and 6).
 *
 * <p>{@link ee.convergence.identity.IdentityMessages} is the protocol's face, {@link
 * ee.convergence.identity.IdentityService} the logic; {@code IdentityStore} searches. Users and groups themselves, and
 * whatever changes them, are in {@code domain}. May use {@code domain}, {@code storage}, {@code protocol}, {@code
 * concurrent} and {@code config}; all other features may use this room.
 *
 * <p>The rule of searching: a user matches if one of the chosen fields contains the term, both in Unicode's composed form
 * and without case ({@link ee.convergence.domain.SearchText}); every character of the term stands for itself; a field that
 * is not set matches no term, the empty term matches every field that is set. The order is that of the folded texts by
 * code point, users without the text last in either direction, equal ones by username, then by age. The rule is the same
 * on every database.
 */
package ee.convergence.identity;
