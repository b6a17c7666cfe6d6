package ee.convergence.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the statements that a writer's connection has prepared: SQLite's driver keeps none, and preparing costs more than
 * most statements. Those longest unused are given up first. Not thread-safe, as the connection is not.
 */
final class StatementCache extends DefaultStatementBuilder {

    private static final int MOST = 100;

    /** Those that nobody uses at present, the longest unused first. */
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        boolean usual = !context.isReturningGeneratedKeys()
                && !context.isConcurrentUpdatable()
                && context.getConfig(SqlStatements.class).getQueryTimeout() == null;
        return usual ? take(connection, sql) : super.create(connection, sql, context);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        if (statement instanceof PreparedStatement prepared) {
            giveBack(sql, prepared);
        } else {
            statement.close();
        }
    }

    @Override
    public void close(Connection connection) {
        // The statements are closed with the connection.
        idle.clear();
    }

    /** A statement for this SQL, to be given back. */
    PreparedStatement take(Connection connection, String sql) throws SQLException {
        PreparedStatement known = idle.remove(sql);
        return known == null || known.isClosed() ? connection.prepareStatement(sql) : known;
    }

    /** Takes back a statement after its use. */
    void giveBack(String sql, PreparedStatement statement) throws SQLException {
        if (statement.isClosed()) {
            return;
        }
        statement.clearParameters();
        statement.clearBatch();
        PreparedStatement other = idle.put(sql, statement);
        if (other != null) {
            other.close();
        } else if (idle.size() > MOST) {
            String oldest = idle.keySet().iterator().next();
            idle.remove(oldest).close();
        }
    }
}
