package ee.convergence.chat;

import ee.convergence.domain.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Reads the logs of chats, at every place equally fast: numbers have no gaps, and each event knows how many of its type came
 * before. Stateless; works in the caller's transaction.
 */
final class ChatHistoryStore {

    private static final String COLUMNS = "SELECT number, type, time, user_key, other_key, text, topic FROM chat_event";

    private ChatHistoryStore() {}

    /** The part that is wanted of the log of a chat. */
    static HistoryPage page(Handle handle, Chat chat, HistoryQuery query) {
        long total = query.types().stream()
                .mapToLong(type -> count(handle, chat, query, type))
                .sum();
        List<Row> rows = query.limit() == 0 || query.offset() >= total ? List.of() : rows(handle, chat, query);
        return new HistoryPage(chat, events(handle, chat, rows), query.offset(), total);
    }

    private static List<Row> rows(Handle handle, Chat chat, HistoryQuery query) {
        return query.types().size() == EventType.values().length
                ? allTypes(handle, chat, query)
                : someTypes(handle, chat, query);
    }

    /** Of all types: where they begin is known, since numbers have no gaps. */
    private static List<Row> allTypes(Handle handle, Chat chat, HistoryQuery query) {
        long first = query.forward() ? start(chat, query) + query.offset() : start(chat, query) - query.offset();
        return handle.createQuery(COLUMNS + " WHERE chat_key = :chat AND number " + direction(query)
                        + " :first ORDER BY number" + order(query) + " LIMIT :limit")
                .bind("chat", chat.key())
                .bind("first", first)
                .bind("limit", query.limit())
                .map((row, context) -> row(row))
                .list();
    }

    /** Of each type as many as could be wanted, put in order. */
    private static List<Row> someTypes(Handle handle, Chat chat, HistoryQuery query) {
        String each = query.types().stream()
                .sorted()
                .map(type -> "SELECT * FROM (" + COLUMNS + " WHERE chat_key = :chat AND type = " + type.code()
                        + " AND number " + direction(query) + " :first ORDER BY number" + order(query)
                        + " LIMIT :most) t" + type.code())
                .collect(Collectors.joining(" UNION ALL "));
        return handle.createQuery(each + " ORDER BY number" + order(query) + " LIMIT :limit OFFSET :offset")
                .bind("chat", chat.key())
                .bind("first", start(chat, query))
                .bind("most", query.offset() + query.limit())
                .bind("limit", query.limit())
                .bind("offset", query.offset())
                .map((row, context) -> row(row))
                .list();
    }

    /** How many events of a type there are from the start on. */
    private static long count(Handle handle, Chat chat, HistoryQuery query, EventType type) {
        if (query.start().isEmpty()) {
            return upTo(handle, chat, type, chat.lastEvent());
        }
        long start = query.start().getAsLong();
        return query.forward()
                ? upTo(handle, chat, type, chat.lastEvent()) - upTo(handle, chat, type, start - 1)
                : upTo(handle, chat, type, Math.min(start, chat.lastEvent()));
    }

    private static long upTo(Handle handle, Chat chat, EventType type, long number) {
        return handle.createQuery("SELECT type_number + 1 FROM chat_event WHERE chat_key = ? AND type = ?"
                        + " AND number <= ? ORDER BY number DESC LIMIT 1")
                .bind(0, chat.key())
                .bind(1, type.code())
                .bind(2, number)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private static long start(Chat chat, HistoryQuery query) {
        return query.forward()
                ? query.start().orElse(0)
                : Math.min(query.start().orElse(chat.lastEvent()), chat.lastEvent());
    }

    private static String direction(HistoryQuery query) {
        return query.forward() ? ">=" : "<=";
    }

    private static String order(HistoryQuery query) {
        return query.forward() ? " ASC" : " DESC";
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("number"),
                EventType.ofCode(row.getInt("type")),
                row.getLong("time"),
                row.getLong("user_key"),
                row.getLong("other_key"),
                row.getString("text"),
                row.getString("topic"));
    }

    private static List<ChatEvent> events(Handle handle, Chat chat, List<Row> rows) {
        Set<Long> named = new HashSet<>();
        rows.forEach(row -> named.add(row.userKey()));
        rows.stream().filter(row -> row.otherKey() != 0).forEach(row -> named.add(row.otherKey()));
        Map<Long, User> users = ChatMentionStore.users(handle, chat.domainKey(), named);
        return rows.stream()
                .map(row -> new ChatEvent(
                        row.number(),
                        row.time(),
                        row.type(),
                        users.get(row.userKey()),
                        Optional.ofNullable(users.get(row.otherKey())),
                        row.text(),
                        row.topic(),
                        row.type() == EventType.CREATED ? ChatMentionStore.founders(handle, chat) : List.of()))
                .toList();
    }

    private record Row(
            long number, EventType type, long time, long userKey, long otherKey, String text, String topic) {}
}
