package ee.convergence.domain;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The database of a running server, as an operator or another node sees and changes it. */
public final class ServerDatabase {

    private final String url;

    /** The database at this JDBC URL. */
    public ServerDatabase(String url) {
        this.url = isSqlite(url) ? url + "?busy_timeout=10000" : url;
    }

    /** Runs a statement that changes something, and tells how many rows. */
    int execute(String sql, Object... arguments) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of all rows, as texts. */
    List<String> query(String sql, Object... arguments) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection that keeps everybody else from beginning a session, on SQLite from writing anything, until it is closed. */
    public Connection lock() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        if (isSqlite(url)) {
            execute(connection, "BEGIN IMMEDIATE");
        } else {
            connection.setAutoCommit(false);
            execute(connection, "LOCK TABLE session IN EXCLUSIVE MODE");
        }
        return connection;
    }

    private static boolean isSqlite(String url) {
        return url.startsWith("jdbc:sqlite:");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
