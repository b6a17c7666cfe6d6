package ee.convergence.chat;

import ee.convergence.domain.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * A chat to be created.
 *
 * @param id its id; without one the server gives it one
 * @param type a channel or a room
 * @param isPrivate whether it is private
 * @param name its name, possibly empty
 * @param topic its topic, possibly empty
 * @param members whom it is created for
 */
public record NewChat(
        Optional<String> id, ChatType type, boolean isPrivate, String name, String topic, Set<UserId> members) {}
