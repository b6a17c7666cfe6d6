package ee.convergence.chat;

import ee.convergence.domain.User;

/**
 * A member of a chat.
 *
 * @param user who
 * @param maxSeen the number of the newest event that the user has marked as seen
 */
public record ChatMember(User user, long maxSeen) {}
