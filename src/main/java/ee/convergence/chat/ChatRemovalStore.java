package ee.convergence.chat;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Deletes chats. The row goes at once and with it the members; events go in portions, so that others can write in between.
 * Stateless; every method works in the caller's transaction.
 */
final class ChatRemovalStore {

    private static final int PORTION = 2_000;

    private ChatRemovalStore() {}

    /** Deletes a chat that exists; its id is free then. */
    static void remove(Handle handle, Chat chat) {
        remove(handle, chat.domainKey(), chat.key());
    }

    /** Deletes some of what is left of deleted chats; true when nothing is left. */
    static boolean purge(Handle handle) {
        Optional<Long> next = handle.createQuery("SELECT chat_key FROM chat_removal ORDER BY chat_key LIMIT 1")
                .mapTo(Long.class)
                .findOne();
        next.ifPresent(chat -> purge(handle, chat));
        return next.isEmpty();
    }

    /** Deletes some of what is stored of a domain's chats; true when nothing is left. */
    static boolean purgeDomain(Handle handle, long domainKey) {
        Optional<Long> chat = first(handle, "chat", domainKey);
        if (chat.isPresent()) {
            remove(handle, domainKey, chat.get());
            return false;
        }
        Optional<Long> removed = first(handle, "chat_removal", domainKey);
        removed.ifPresent(key -> purge(handle, key));
        return removed.isEmpty();
    }

    private static Optional<Long> first(Handle handle, String table, long domainKey) {
        return handle.createQuery("SELECT chat_key FROM " + table + " WHERE domain_key = ? LIMIT 1")
                .bind(0, domainKey)
                .mapTo(Long.class)
                .findOne();
    }

    private static void remove(Handle handle, long domainKey, long chatKey) {
        handle.execute("DELETE FROM chat WHERE chat_key = ?", chatKey);
        handle.execute("INSERT INTO chat_removal (chat_key, domain_key) VALUES (?, ?)", chatKey, domainKey);
        purge(handle, chatKey);
    }

    /** Events are found by their numbers, which have no gaps. */
    private static void purge(Handle handle, long chatKey) {
        Optional<Long> first = handle.createQuery("SELECT min(number) FROM chat_event WHERE chat_key = ?")
                .bind(0, chatKey)
                .mapTo(Long.class)
                .findOne();
        if (first.isPresent()) {
            int removed = handle.execute(
                    "DELETE FROM chat_event WHERE chat_key = ? AND number < ?", chatKey, first.get() + PORTION);
            if (removed == PORTION) {
                return;
            }
        }
        handle.execute("DELETE FROM chat_mention WHERE chat_key = ?", chatKey);
        handle.execute("DELETE FROM chat_removal WHERE chat_key = ?", chatKey);
    }
}
