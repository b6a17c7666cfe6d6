package ee.convergence.chat;

import ee.convergence.domain.SearchText;
import ee.convergence.domain.Texts;
import ee.convergence.storage.Batches;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of chats. Stateless; every method works in the caller's transaction. */
final class ChatStore {

    private ChatStore() {}

    /** The chat of that id. */
    static Optional<Chat> find(Handle handle, ChatName name) {
        return find(handle, name.domainKey(), List.of(name.id())).stream().findFirst();
    }

    /** The chat of that key. */
    static Optional<Chat> find(Handle handle, long chatKey) {
        return handle.createQuery("SELECT * FROM chat WHERE chat_key = ?")
                .bind(0, chatKey)
                .map(ChatStore::chat)
                .findOne();
    }

    /** The chats of these ids, in no order. */
    static List<Chat> find(Handle handle, long domainKey, Collection<String> ids) {
        List<String> storable = ids.stream().filter(Texts::isStorable).toList();
        return Batches.of(storable)
                .flatMap(some -> handle
                        .createQuery("SELECT * FROM chat WHERE domain_key = :domain AND id IN (<ids>)")
                        .bind("domain", domainKey)
                        .bindList("ids", some)
                        .map(ChatStore::chat)
                        .list()
                        .stream())
                .toList();
    }

    /** Some chats of a domain, the oldest first. */
    static List<Chat> page(Handle handle, long domainKey, int offset, int limit) {
        return handle.createQuery("SELECT * FROM chat WHERE domain_key = ? ORDER BY chat_key LIMIT ? OFFSET ?")
                .bind(0, domainKey)
                .bind(1, limit)
                .bind(2, offset)
                .map(ChatStore::chat)
                .list();
    }

    /** How many chats a domain has. */
    static long count(Handle handle, long domainKey) {
        return handle.createQuery("SELECT count(*) FROM chat WHERE domain_key = ?")
                .bind(0, domainKey)
                .mapTo(Long.class)
                .one();
    }

    /** The chat of that id, which nobody else changes until the end of this transaction. */
    static Optional<Chat> lock(Handle handle, ChatName name) {
        return Texts.isStorable(name.id())
                ? handle.createQuery(
                                "UPDATE chat SET last_event = last_event WHERE domain_key = ? AND id = ? RETURNING *")
                        .bind(0, name.domainKey())
                        .bind(1, name.id())
                        .map(ChatStore::chat)
                        .findOne()
                : Optional.empty();
    }

    /** The direct chat that was made for the users of this digest. */
    static Optional<Chat> findDirect(Handle handle, long domainKey, String directKey) {
        return handle.createQuery("SELECT * FROM chat WHERE domain_key = ? AND direct_key = ?")
                .bind(0, domainKey)
                .bind(1, directKey)
                .map(ChatStore::chat)
                .findOne();
    }

    /** Adds a chat, without its first event; empty when its id, or the direct chat of these users, is there already. */
    static Optional<Chat> insert(Handle handle, Chat chat, String directKey) {
        return handle.createQuery(
                        "INSERT INTO chat (domain_key, id, type, is_private, name, topic, folded_id, folded_name,"
                                + " folded_topic, created_at, last_event, last_event_at, members_version, direct_key)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, ?) ON CONFLICT DO NOTHING RETURNING *")
                .bind(0, chat.domainKey())
                .bind(1, chat.id())
                .bind(2, chat.type().code())
                .bind(3, chat.isPrivate() ? 1 : 0)
                .bind(4, chat.name())
                .bind(5, chat.topic())
                .bind(6, SearchText.folded(chat.id()))
                .bind(7, SearchText.folded(chat.name()))
                .bind(8, SearchText.folded(chat.topic()))
                .bind(9, chat.createdAt())
                .bind(10, chat.createdAt())
                .bind(11, directKey)
                .map(ChatStore::chat)
                .findOne();
    }

    static void setName(Handle handle, long chatKey, String name) {
        handle.execute(
                "UPDATE chat SET name = ?, folded_name = ? WHERE chat_key = ?", name, SearchText.folded(name), chatKey);
    }

    static void setTopic(Handle handle, long chatKey, String topic) {
        handle.execute(
                "UPDATE chat SET topic = ?, folded_topic = ? WHERE chat_key = ?",
                topic,
                SearchText.folded(topic),
                chatKey);
    }

    /** Counts a change of the members. */
    static void membersChanged(Handle handle, long chatKey) {
        handle.execute("UPDATE chat SET members_version = members_version + 1 WHERE chat_key = ?", chatKey);
    }

    /** Whether only holders of a permission may create chats in this domain. */
    static boolean isCreationRestricted(Handle handle, long domainKey) {
        return handle.createQuery("SELECT chat_creation_restricted FROM domain WHERE domain_key = ?")
                        .bind(0, domainKey)
                        .mapTo(Integer.class)
                        .one()
                != 0;
    }

    static void restrictCreation(Handle handle, long domainKey, boolean restricted) {
        handle.execute(
                "UPDATE domain SET chat_creation_restricted = ? WHERE domain_key = ?", restricted ? 1 : 0, domainKey);
    }

    static Chat chat(ResultSet row, StatementContext context) throws SQLException {
        return read(row);
    }

    /** The chat of a row of the table. */
    static Chat read(ResultSet row) throws SQLException {
        return new Chat(
                row.getLong("chat_key"),
                row.getLong("domain_key"),
                row.getString("id"),
                ChatType.ofCode(row.getInt("type")),
                row.getInt("is_private") != 0,
                row.getString("name"),
                row.getString("topic"),
                row.getLong("created_at"),
                row.getLong("last_event"),
                row.getLong("last_event_at"),
                row.getLong("members_version"));
    }
}
