package ee.convergence.chat;

import ee.convergence.domain.User;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a chat's log ({@code chat.md} section 1.4). Immutable.
 *
 * @param number its number, from 0 on
 * @param time when it happened, in milliseconds since 1970
 * @param type what happened
 * @param user who did it
 * @param other who was added or removed
 * @param text the message or the name
 * @param topic the topic
 * @param founders whom the chat was created for
 */
record ChatEvent(
        long number,
        long time,
        EventType type,
        User user,
        Optional<User> other,
        String text,
        String topic,
        List<User> founders) {}
