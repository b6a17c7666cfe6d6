package ee.convergence.model.store;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.wire.MalformedDataException;
import ee.convergence.model.wire.OperationWire;
import ee.convergence.protocol.wire.model.OperationData;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of operations, only ever appended to. Stateless; every method works in the caller's transaction. */
public final class OperationStore {

    private static final String INSERT =
            "INSERT INTO operation (model_key, version, session_id, created_at, operation, former)"
                    + " VALUES (?, ?, ?, ?, ?, ?)";

    private OperationStore() {}

    /** Adds operations. Plain JDBC, since this is done for every edit. */
    public static void insert(Handle handle, long modelKey, List<OperationRow> rows) throws SQLException {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(INSERT)) {
            for (OperationRow row : rows) {
                statement.setLong(1, modelKey);
                statement.setLong(2, row.version());
                statement.setString(3, row.session());
                statement.setLong(4, row.millis());
                statement.setBytes(5, row.operation());
                statement.setBytes(6, row.former());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * Operations in order.
     *
     * @param from the version of the first
     * @param to behind the version of the last
     * @param limit how many at most
     */
    public static List<HistoryEntry> range(Handle handle, long modelKey, long from, long to, int limit) {
        return handle.createQuery("SELECT version, session_id, created_at, operation FROM operation"
                        + " WHERE model_key = ? AND version >= ? AND version < ? ORDER BY version LIMIT ?")
                .bind(0, modelKey)
                .bind(1, from)
                .bind(2, to)
                .bind(3, limit)
                .map((row, context) -> entry(row))
                .list();
    }

    /** Remembers that a user's sessions are named by a model's operations. */
    public static void putAuthor(Handle handle, long domainKey, long userKey, long modelKey) {
        handle.execute(
                "INSERT INTO model_author (domain_key, user_key, model_key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                domainKey,
                userKey,
                modelKey);
    }

    private static HistoryEntry entry(ResultSet row) throws SQLException {
        try {
            CodedInputStream input = CodedInputStream.newInstance(row.getBytes("operation"));
            input.setRecursionLimit(RootBytes.RECURSION_LIMIT);
            return new HistoryEntry(
                    row.getLong("version"),
                    row.getString("session_id"),
                    Instant.ofEpochMilli(row.getLong("created_at")),
                    OperationWire.decode(OperationData.parseFrom(input)));
        } catch (InvalidProtocolBufferException | MalformedDataException damaged) {
            throw new SQLException("The operation " + row.getLong("version") + " of a model is damaged", damaged);
        } catch (IOException impossible) {
            throw new SQLException(impossible);
        }
    }
}
