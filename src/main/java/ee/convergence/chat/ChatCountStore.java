package ee.convergence.chat;

import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Counts events of some types in the log of a chat, at every place equally fast: each event knows how many of its type came
 * before, so the last of its type in the index by type knows it for all. Stateless; works in the caller's transaction.
 */
final class ChatCountStore {

    /** How many events of a type a chat has up to a number, as an expression. */
    private static final String UP_TO = "coalesce((SELECT type_number + 1 FROM chat_event"
            + " WHERE chat_key = %s AND type = %s AND number <= %s ORDER BY number DESC LIMIT 1), 0)";

    private ChatCountStore() {}

    /** The expression with these expressions in it; the number of the last event that counts may exceed the log. */
    static String upTo(String chat, String type, String number) {
        return UP_TO.formatted(chat, type, number);
    }

    /** How many events of these types have this number or one below it. */
    static long upTo(Handle handle, Chat chat, Set<EventType> types, long number) {
        if (types.size() == EventType.values().length) {
            return Math.min(number, chat.lastEvent()) + 1;
        }
        if (types.isEmpty()) {
            return 0;
        }
        String sum = types.stream()
                .sorted()
                .map(type -> upTo(":chat", Integer.toString(type.code()), ":number"))
                .collect(Collectors.joining(" + "));
        return handle.createQuery("SELECT " + sum)
                .bind("chat", chat.key())
                .bind("number", number)
                .mapTo(Long.class)
                .one();
    }

    /**
     * The number of an event that is known to be in the log.
     *
     * @param rank how many of these types there are up to it, itself included
     */
    static long number(Handle handle, Chat chat, Set<EventType> types, long rank) {
        long low = rank - 1;
        long high = chat.lastEvent();
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (upTo(handle, chat, types, middle) >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
