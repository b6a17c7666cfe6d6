package ee.convergence.chat;

import ee.convergence.domain.User;
import ee.convergence.domain.UserRows;
import ee.convergence.storage.Batches;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Whom the logs of chats name. Stateless; every method works in the caller's transaction. */
final class ChatMentionStore {

    private ChatMentionStore() {}

    /** Notes that a chat was created for these users. */
    static void addFounders(Handle handle, Chat chat, Collection<Long> userKeys) {
        add(handle, chat, userKeys, 1);
    }

    /** Notes that a chat's log names these users. */
    static void add(Handle handle, Chat chat, Collection<Long> userKeys) {
        add(handle, chat, userKeys, 0);
    }

    /** Whom a chat was created for, those included who were deleted since. */
    static List<User> founders(Handle handle, Chat chat) {
        return handle.createQuery("SELECT u.* FROM chat_mention m"
                        + " JOIN domain_user u ON u.domain_key = m.domain_key AND u.user_key = m.user_key"
                        + " WHERE m.chat_key = ? AND m.founder = 1 ORDER BY m.user_key")
                .bind(0, chat.key())
                .map((row, context) -> UserRows.user(row))
                .list();
    }

    /** The users of these keys, by key. */
    static Map<Long, User> users(Handle handle, long domainKey, Collection<Long> userKeys) {
        Map<Long, User> users = new HashMap<>();
        Batches.of(List.copyOf(userKeys))
                .forEach(some -> handle.createQuery(
                                "SELECT * FROM domain_user WHERE domain_key = :domain AND user_key IN (<users>)")
                        .bind("domain", domainKey)
                        .bindList("users", some)
                        .map((row, context) -> UserRows.user(row))
                        .forEach(user -> users.put(user.key(), user)));
        return users;
    }

    /** Which of these users some log names. */
    static Set<Long> mentioned(Handle handle, long domainKey, Collection<Long> userKeys) {
        Set<Long> mentioned = new HashSet<>();
        Batches.of(List.copyOf(userKeys))
                .forEach(some -> mentioned.addAll(
                        handle.createQuery("SELECT DISTINCT user_key FROM chat_mention WHERE domain_key = :domain"
                                        + " AND user_key IN (<users>)")
                                .bind("domain", domainKey)
                                .bindList("users", some)
                                .mapTo(Long.class)
                                .list()));
        return mentioned;
    }

    private static void add(Handle handle, Chat chat, Collection<Long> userKeys, int founder) {
        if (userKeys.isEmpty()) {
            return;
        }
        PreparedBatch rows = handle.prepareBatch("INSERT INTO chat_mention (domain_key, user_key, chat_key, founder)"
                + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
        userKeys.forEach(user -> rows.add(chat.domainKey(), user, chat.key(), founder));
        rows.execute();
    }
}
