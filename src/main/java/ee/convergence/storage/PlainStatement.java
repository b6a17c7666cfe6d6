package ee.convergence.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/**
 * A prepared statement as the driver has it, for the few places where every microsecond counts. Prepared once for each
 * connection of a {@link Writer}. Not thread-safe; to be closed after its use.
 */
public final class PlainStatement implements AutoCloseable {

    private final StatementCache cache;
    private final String sql;
    private final PreparedStatement statement;

    private PlainStatement(StatementCache cache, String sql, PreparedStatement statement) {
        this.cache = cache;
        this.sql = sql;
        this.statement = statement;
    }

    /** The statement for this SQL on the handle's connection, without parameters and batch. */
    public static PlainStatement of(Handle handle, String sql) throws SQLException {
        if (handle.getStatementBuilder() instanceof StatementCache cache) {
            return new PlainStatement(cache, sql, cache.take(handle.getConnection(), sql));
        }
        return new PlainStatement(null, sql, handle.getConnection().prepareStatement(sql));
    }

    /** The driver's statement; not to be closed, nor kept. Its result sets are to be closed. */
    public PreparedStatement jdbc() {
        return statement;
    }

    @Override
    public void close() throws SQLException {
        if (cache == null) {
            statement.close();
        } else {
            cache.giveBack(sql, statement);
        }
    }
}
