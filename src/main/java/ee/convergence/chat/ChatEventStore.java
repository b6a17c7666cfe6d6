package ee.convergence.chat;

import ee.convergence.storage.PlainStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Adds to the logs of chats. The chat's row gives the number, so that whoever adds waits for whoever added before. Stateless;
 * every method works in the caller's transaction.
 */
final class ChatEventStore {

    private static final String ADVANCE = "UPDATE chat SET last_event = last_event + 1,"
            + " last_event_at = CASE WHEN last_event_at > ? THEN last_event_at ELSE ? END";
    private static final String ADVANCE_ANY = ADVANCE + " WHERE chat_key = ? RETURNING *";
    private static final String ADVANCE_BY_MEMBER = ADVANCE + " WHERE domain_key = ? AND id = ? AND (chat_key = ?"
            + " OR type <> " + ChatType.ROOM.code() + " AND EXISTS (SELECT 1 FROM chat_member m"
            + " WHERE m.chat_key = chat.chat_key AND m.user_key = ?)) RETURNING *";
    private static final String INSERT =
            "INSERT INTO chat_event (chat_key, number, type, type_number, time, user_key, other_key, text, topic)"
                    + " VALUES (?, ?, ?, " + ChatCountStore.upTo("?", "?", "?") + ", ?, ?, ?, ?, ?)";

    private ChatEventStore() {}

    /**
     * Adds a message if the user is in the chat.
     *
     * @return the chat, of which the message is the last event; empty if the user is not in it or there is none
     */
    static Optional<Chat> publish(Handle handle, Publication publication, long now) {
        Optional<Chat> advanced = advance(handle, publication, now);
        advanced.ifPresent(chat ->
                insert(handle, chat, new Entry(EventType.MESSAGE, publication.userKey(), 0, publication.text(), "")));
        return advanced;
    }

    private static Optional<Chat> advance(Handle handle, Publication publication, long now) {
        try (PlainStatement statement = PlainStatement.of(handle, ADVANCE_BY_MEMBER)) {
            PreparedStatement jdbc = statement.jdbc();
            jdbc.setLong(1, now);
            jdbc.setLong(2, now);
            jdbc.setLong(3, publication.name().domainKey());
            jdbc.setString(4, publication.name().id());
            jdbc.setLong(5, publication.roomKey());
            jdbc.setLong(6, publication.userKey());
            return chat(jdbc);
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    /** Adds an event to a chat that exists, and returns the chat, of which it is the last event. */
    static Chat append(Handle handle, long chatKey, Entry entry, long now) {
        Chat advanced = advance(handle, chatKey, now);
        insert(handle, advanced, entry);
        return advanced;
    }

    private static Chat advance(Handle handle, long chatKey, long now) {
        try (PlainStatement statement = PlainStatement.of(handle, ADVANCE_ANY)) {
            PreparedStatement jdbc = statement.jdbc();
            jdbc.setLong(1, now);
            jdbc.setLong(2, now);
            jdbc.setLong(3, chatKey);
            return chat(jdbc).orElseThrow();
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    /** Adds the last event of a chat, whose row counts it already. */
    static void insert(Handle handle, Chat chat, Entry entry) {
        try (PlainStatement statement = PlainStatement.of(handle, INSERT)) {
            PreparedStatement jdbc = statement.jdbc();
            jdbc.setLong(1, chat.key());
            jdbc.setLong(2, chat.lastEvent());
            jdbc.setInt(3, entry.type().code());
            jdbc.setLong(4, chat.key());
            jdbc.setInt(5, entry.type().code());
            jdbc.setLong(6, chat.lastEvent());
            jdbc.setLong(7, chat.lastEventAt());
            jdbc.setLong(8, entry.userKey());
            if (entry.otherKey() == 0) {
                jdbc.setNull(9, Types.BIGINT);
            } else {
                jdbc.setLong(9, entry.otherKey());
            }
            jdbc.setString(10, entry.text());
            jdbc.setString(11, entry.topic());
            jdbc.executeUpdate();
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    /** As those of other statements: it must leave the work. */
    private static UnableToExecuteStatementException failed(SQLException failure) {
        return new UnableToExecuteStatementException(failure.getMessage(), failure, null);
    }

    private static Optional<Chat> chat(PreparedStatement statement) throws SQLException {
        statement.execute();
        try (ResultSet rows = statement.getResultSet()) {
            return rows.next() ? Optional.of(ChatStore.read(rows)) : Optional.empty();
        }
    }

    /**
     * What is stored of an event beside its number and time.
     *
     * @param type what happened
     * @param userKey who did it
     * @param otherKey to whom; 0 for nobody
     * @param text the message or the name
     * @param topic the topic
     */
    record Entry(EventType type, long userKey, long otherKey, String text, String topic) {}
}
