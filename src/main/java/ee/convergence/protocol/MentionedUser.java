package ee.convergence.protocol;

import ee.convergence.protocol.wire.core.DomainUserData;

/**
 * A user whom a message mentions, as of one moment. Immutable.
 *
 * @param data all that a client may know of the user
 * @param revision of two mentions of a user the one with the higher revision is newer
 */
public record MentionedUser(DomainUserData data, long revision) {}
