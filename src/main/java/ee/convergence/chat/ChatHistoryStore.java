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
        long start = query.forward()
                ? Math.min(query.start().orElse(0), chat.lastEvent() + 1)
                : Math.min(query.start().orElse(chat.lastEvent()), chat.lastEvent());
        long below = query.forward() ? ChatCountStore.upTo(handle, chat, query.types(), start - 1) : 0;
        long total =
                ChatCountStore.upTo(handle, chat, query.types(), query.forward() ? chat.lastEvent() : start) - below;
        if (query.limit() == 0 || query.offset() >= total) {
            return new HistoryPage(chat, List.of(), query.offset(), total);
        }
        long rank = query.forward() ? below + query.offset() + 1 : total - query.offset();
        long first = query.offset() == 0 ? start : ChatCountStore.number(handle, chat, query.types(), rank);
        return new HistoryPage(chat, events(handle, chat, rows(handle, chat, query, first)), query.offset(), total);
    }

    private static List<Row> rows(Handle handle, Chat chat, HistoryQuery query, long first) {
        return query.types().size() == EventType.values().length
                ? allTypes(handle, chat, query, first)
                : someTypes(handle, chat, query, first);
    }

    /** Of all types: where they end is known, since numbers have no gaps. */
    private static List<Row> allTypes(Handle handle, Chat chat, HistoryQuery query, long first) {
        long last = query.forward() ? first + query.limit() - 1 : first - query.limit() + 1;
        return handle.createQuery(COLUMNS + " WHERE chat_key = :chat AND number BETWEEN :low AND :high ORDER BY number"
                        + order(query))
                .bind("chat", chat.key())
                .bind("low", Math.min(first, last))
                .bind("high", Math.max(first, last))
                .map((row, context) -> row(row))
                .list();
    }

    /**
     * Of each type as many as could be wanted, put in order. Their numbers are looked for alone, since the index by type has
     * these: otherwise databases may prefer to read the log itself and leave out what is not wanted.
     */
    private static List<Row> someTypes(Handle handle, Chat chat, HistoryQuery query, long first) {
        String order = " ORDER BY number" + order(query) + " LIMIT :limit";
        String numbers = query.types().stream()
                .sorted()
                .map(type -> "SELECT number FROM (SELECT number FROM chat_event WHERE chat_key = :chat AND type = "
                        + type.code() + " AND number " + (query.forward() ? ">=" : "<=") + " :first" + order + ") t"
                        + type.code())
                .collect(Collectors.joining(" UNION ALL "));
        return handle.createQuery(COLUMNS + " WHERE chat_key = :chat AND number IN (" + numbers + ")" + order)
                .bind("chat", chat.key())
                .bind("first", first)
                .bind("limit", query.limit())
                .map((row, context) -> row(row))
                .list();
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
