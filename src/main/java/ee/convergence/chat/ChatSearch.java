package ee.convergence.chat;

import java.util.Optional;
import java.util.Set;

/**
 * Which chats are looked for ({@code chat.md} section 3.13).
 *
 * @param term what their texts contain; empty for anything
 * @param fields which of their texts
 * @param types what they are
 * @param isPrivate whether they are private; empty for both
 * @param offset how many to leave out at the beginning
 * @param limit how many to return at most
 */
record ChatSearch(
        String term, Set<Field> fields, Set<ChatType> types, Optional<Boolean> isPrivate, long offset, int limit) {

    /** A text of a chat. */
    enum Field {
        ID,
        NAME,
        TOPIC
    }
}
