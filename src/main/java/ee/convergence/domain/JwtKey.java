package ee.convergence.domain;

import java.time.Instant;

/**
 * A public key that may sign logins of a domain ({@code protocol.md} section 5.2). Immutable.
 *
 * @param id the name by which tokens refer to it
 * @param description for people, possibly empty
 * @param publicKey the RSA key in PEM
 * @param enabled whether it may sign logins
 * @param updated when it was last changed
 */
public record JwtKey(String id, String description, String publicKey, boolean enabled, Instant updated) {

    /** The reserved id of every domain's own administrative key. */
    public static final String ADMIN = "ConvergenceAdminKey";
}
