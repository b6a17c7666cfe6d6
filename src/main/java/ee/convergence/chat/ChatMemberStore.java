package ee.convergence.chat;

import ee.convergence.domain.UserRows;
import ee.convergence.storage.Batches;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The members of channels and direct chats. Stateless; every method works in the caller's transaction. */
final class ChatMemberStore {

    private ChatMemberStore() {}

    /** What a member has seen; empty if the user is none. */
    static Optional<Long> maxSeen(Handle handle, long chatKey, long userKey) {
        return handle.createQuery("SELECT max_seen FROM chat_member WHERE chat_key = ? AND user_key = ?")
                .bind(0, chatKey)
                .bind(1, userKey)
                .mapTo(Long.class)
                .findOne();
    }

    /** The keys of all members. */
    static Set<Long> userKeys(Handle handle, long chatKey) {
        return new HashSet<>(handle.createQuery("SELECT user_key FROM chat_member WHERE chat_key = ?")
                .bind(0, chatKey)
                .mapTo(Long.class)
                .list());
    }

    /** The members of each of these chats, by the chats' keys, in the order of the users' keys. */
    static Map<Long, List<ChatMember>> members(Handle handle, Collection<Long> chatKeys) {
        Map<Long, List<ChatMember>> members = new HashMap<>();
        Batches.of(List.copyOf(chatKeys))
                .forEach(some -> handle.createQuery("SELECT m.chat_key, m.max_seen, u.* FROM chat_member m"
                                + " JOIN domain_user u ON u.domain_key = m.domain_key AND u.user_key = m.user_key"
                                + " WHERE m.chat_key IN (<chats>) ORDER BY m.chat_key, m.user_key")
                        .bindList("chats", some)
                        .map((row, context) -> Map.entry(
                                row.getLong("chat_key"), new ChatMember(UserRows.user(row), row.getLong("max_seen"))))
                        .forEach(found -> members.computeIfAbsent(found.getKey(), key -> new ArrayList<>())
                                .add(found.getValue())));
        return members;
    }

    /** Which of these chats a user is a member of. */
    static Set<Long> memberships(Handle handle, Collection<Long> chatKeys, long userKey) {
        Set<Long> found = new HashSet<>();
        Batches.of(List.copyOf(chatKeys))
                .forEach(some -> found.addAll(handle.createQuery(
                                "SELECT chat_key FROM chat_member WHERE user_key = :user AND chat_key IN (<chats>)")
                        .bind("user", userKey)
                        .bindList("chats", some)
                        .mapTo(Long.class)
                        .list()));
        return found;
    }

    /** The channels that a user is a member of, by id. */
    static List<Chat> channels(Handle handle, long domainKey, long userKey) {
        return handle.createQuery("SELECT c.* FROM chat_member m JOIN chat c ON c.chat_key = m.chat_key"
                        + " WHERE m.domain_key = ? AND m.user_key = ? AND c.type = ? ORDER BY c.id")
                .bind(0, domainKey)
                .bind(1, userKey)
                .bind(2, ChatType.CHANNEL.code())
                .map(ChatStore::chat)
                .list();
    }

    static void add(Handle handle, Chat chat, Collection<Long> userKeys) {
        if (userKeys.isEmpty()) {
            return;
        }
        PreparedBatch rows = handle.prepareBatch(
                "INSERT INTO chat_member (chat_key, domain_key, user_key, max_seen) VALUES (?, ?, ?, 0)");
        userKeys.forEach(user -> rows.add(chat.key(), chat.domainKey(), user));
        rows.execute();
    }

    static void remove(Handle handle, long chatKey, long userKey) {
        handle.execute("DELETE FROM chat_member WHERE chat_key = ? AND user_key = ?", chatKey, userKey);
    }

    static void setMaxSeen(Handle handle, long chatKey, long userKey, long number) {
        handle.execute(
                "UPDATE chat_member SET max_seen = ? WHERE chat_key = ? AND user_key = ?", number, chatKey, userKey);
    }

    /** Ends all memberships of a user, and counts that as a change of each chat's members. */
    static void removeUser(Handle handle, long domainKey, long userKey) {
        handle.execute(
                "UPDATE chat SET members_version = members_version + 1 WHERE chat_key IN"
                        + " (SELECT chat_key FROM chat_member WHERE domain_key = ? AND user_key = ?)",
                domainKey,
                userKey);
        handle.execute("DELETE FROM chat_member WHERE domain_key = ? AND user_key = ?", domainKey, userKey);
    }
}
