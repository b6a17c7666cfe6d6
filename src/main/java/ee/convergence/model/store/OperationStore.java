package ee.convergence.model.store;

import ee.convergence.storage.PlainStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * Operations: append-only. Appending goes the shortest way, past JDBI, since it is what the server does all day. Stateless;
 * every method works in the caller's transaction.
 */
public final class OperationStore {

    private static final String ADVANCE =
            "UPDATE model SET version = ?, modified_at = ? WHERE model_key = ? AND version = ?";
    private static final String INSERT =
            "INSERT INTO model_operation (model_key, version, time, session_id, sequence, content)"
                    + " VALUES (?, ?, ?, ?, ?, ?)";
    private static final String NOTE = "INSERT INTO model_session (domain_key, session_id, model_key) VALUES (?, ?, ?)"
            + " ON CONFLICT DO NOTHING";
    private static final String EXISTS = "SELECT 1 FROM model WHERE model_key = ?";
    private static final String PAGE = "SELECT version, time, session_id, sequence, content FROM ("
            + "SELECT version, time, session_id, sequence, content,"
            + " sum(length(content)) OVER (ORDER BY version) - length(content) AS ahead FROM ("
            + "SELECT version, time, session_id, sequence, content FROM model_operation"
            + " WHERE model_key = ? AND version BETWEEN ? AND ? ORDER BY version LIMIT ?) AS found) AS counted"
            + " WHERE ahead < ? ORDER BY version";
    private static final String OF_SESSIONS = "SELECT version, time, session_id, sequence, content FROM model_operation"
            + " WHERE model_key = :model AND version BETWEEN :first AND :last AND session_id IN (<sessions>)"
            + " ORDER BY version LIMIT :most";
    private static final String TIME = "SELECT time FROM model_operation WHERE model_key = ? AND version = ?";
    private static final int PAGE_OPERATIONS = 500;
    private static final int PAGE_BYTES = 1 << 20;

    private OperationStore() {}

    /**
     * Appends operations and advances the model's version, if the model has the version that the first of them expects.
     * Otherwise nothing is stored, and the transaction can go on.
     *
     * @throws SQLException if the database fails
     */
    public static Appended append(Handle handle, Append append) throws SQLException {
        if (!advance(handle, append)) {
            return exists(handle, append.model()) ? Appended.REFUSED : Appended.GONE;
        }
        insert(handle, append);
        if (!append.newSessions().isEmpty()) {
            note(handle, append);
        }
        return Appended.DONE;
    }

    /**
     * Stored operations in order. They come in pages: at least one if there is any, then as many as fit; when a page does not
     * end with {@code last}, the next one begins behind it. A page is empty when there are none, or the model was deleted.
     *
     * @param first the version that the first of them made, 2 at least
     * @param last the version that the last of them made
     * @throws SQLException if the database fails
     */
    public static List<StoredOperation> page(Handle handle, ModelKey key, long first, long last) throws SQLException {
        try (PlainStatement select = PlainStatement.of(handle, PAGE)) {
            PreparedStatement jdbc = select.jdbc();
            jdbc.setLong(1, key.number());
            jdbc.setLong(2, first);
            jdbc.setLong(3, last);
            jdbc.setInt(4, PAGE_OPERATIONS);
            jdbc.setInt(5, PAGE_BYTES);
            List<StoredOperation> page = new ArrayList<>();
            try (ResultSet rows = jdbc.executeQuery()) {
                while (rows.next()) {
                    page.add(operation(rows));
                }
            }
            return page;
        }
    }

    /**
     * Stored operations of some sessions, in order. All of the model's operations in between are looked through, without
     * being read into memory.
     *
     * @param sessions at least one
     * @param first the version that the first of them made at least
     * @param last the version that the last of them made at most
     * @param most how many of the first of them
     */
    public static List<StoredOperation> ofSessions(
            Handle handle, ModelKey key, List<String> sessions, long first, long last, int most) {
        return handle.createQuery(OF_SESSIONS)
                .bind("model", key.number())
                .bind("first", first)
                .bind("last", last)
                .bind("most", most)
                .bindList("sessions", sessions)
                .map((rows, context) -> operation(rows))
                .list();
    }

    /**
     * The greatest version that was made at this time or before (query-history.md section B3). Found by halving, since the
     * times of a model's operations never decrease.
     *
     * @param model the model, whose version bounds the search
     * @return 1 if no operation is that old
     * @throws SQLException if the database fails
     */
    public static long versionAt(Handle handle, StoredModel model, Instant time) throws SQLException {
        long below = 1;
        long above = model.version() + 1;
        try (PlainStatement select = PlainStatement.of(handle, TIME)) {
            while (above - below > 1) {
                long middle = below + (above - below) / 2;
                OptionalLong found = timeOf(select.jdbc(), model.key(), middle);
                if (found.isPresent() && found.getAsLong() <= time.toEpochMilli()) {
                    below = middle;
                } else {
                    above = middle;
                }
            }
        }
        return below;
    }

    private static StoredOperation operation(ResultSet rows) throws SQLException {
        return new StoredOperation(
                rows.getLong(1),
                Instant.ofEpochMilli(rows.getLong(2)),
                rows.getString(3),
                rows.getInt(4),
                rows.getBytes(5));
    }

    private static boolean advance(Handle handle, Append append) throws SQLException {
        try (PlainStatement update = PlainStatement.of(handle, ADVANCE)) {
            PreparedStatement jdbc = update.jdbc();
            jdbc.setLong(1, append.newVersion());
            jdbc.setLong(2, append.modified().toEpochMilli());
            jdbc.setLong(3, append.model().number());
            jdbc.setLong(4, append.expectedVersion());
            return jdbc.executeUpdate() == 1;
        }
    }

    private static void insert(Handle handle, Append append) throws SQLException {
        List<StoredOperation> operations = append.operations();
        try (PlainStatement insert = PlainStatement.of(handle, INSERT)) {
            PreparedStatement jdbc = insert.jdbc();
            for (StoredOperation operation : operations) {
                jdbc.setLong(1, append.model().number());
                jdbc.setLong(2, operation.version());
                jdbc.setLong(3, operation.time().toEpochMilli());
                jdbc.setString(4, operation.session());
                jdbc.setInt(5, operation.sequence());
                jdbc.setBytes(6, operation.content());
                if (operations.size() > 1) {
                    jdbc.addBatch();
                }
            }
            if (operations.size() > 1) {
                jdbc.executeBatch();
            } else {
                jdbc.executeUpdate();
            }
        }
    }

    private static void note(Handle handle, Append append) throws SQLException {
        try (PlainStatement insert = PlainStatement.of(handle, NOTE)) {
            PreparedStatement jdbc = insert.jdbc();
            for (String session : append.newSessions()) {
                jdbc.setLong(1, append.model().domainKey());
                jdbc.setString(2, session);
                jdbc.setLong(3, append.model().number());
                jdbc.addBatch();
            }
            jdbc.executeBatch();
        }
    }

    private static boolean exists(Handle handle, ModelKey key) throws SQLException {
        try (PlainStatement select = PlainStatement.of(handle, EXISTS)) {
            select.jdbc().setLong(1, key.number());
            try (ResultSet rows = select.jdbc().executeQuery()) {
                return rows.next();
            }
        }
    }

    private static OptionalLong timeOf(PreparedStatement select, ModelKey key, long version) throws SQLException {
        select.setLong(1, key.number());
        select.setLong(2, version);
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
        }
    }
}
