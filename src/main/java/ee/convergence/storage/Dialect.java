package ee.convergence.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/** The kinds of database, and what differs between them apart from SQL. Immutable. */
public enum Dialect {

    /** One file, one writing connection at a time. */
    SQLITE {
        @Override
        Failure kindOf(SQLException failure) {
            return ABSENT.contains(failure.getErrorCode()) ? Failure.AWAY : Failure.OWN;
        }

        @Override
        void prepareForWriting(Connection connection) throws SQLException {
            // Takes the write lock at the start: one that is taken in mid-transaction can fail without waiting.
            if (connection.isWrapperFor(SQLiteConnection.class)) {
                connection
                        .unwrap(SQLiteConnection.class)
                        .setCurrentTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute("PRAGMA foreign_keys = ON");
                statement.execute("PRAGMA busy_timeout = 5000");
            }
        }
    },

    /** A server with many writers. */
    POSTGRESQL {
        @Override
        Failure kindOf(SQLException failure) {
            String state = failure.getSQLState();
            if (state == null) {
                return Failure.OWN;
            }
            if (state.startsWith("08") || state.startsWith("57P")) {
                return Failure.LOST;
            }
            if (state.startsWith("53") || state.startsWith("58")) {
                return Failure.AWAY;
            }
            return state.startsWith("40") ? Failure.CONFLICT : Failure.OWN;
        }
    };

    /** What a failure says about the database. */
    enum Failure {
        /** Nothing: the statement itself is at fault. */
        OWN,
        /** Another transaction got in the way; the same again may succeed. */
        CONFLICT,
        /** It cannot serve at present; nothing was stored. */
        AWAY,
        /** The connection broke; a commit under way has an unknown outcome. */
        LOST
    }

    /** SQLite's primary result codes busy, locked, I/O error, full and cannot open. */
    private static final Set<Integer> ABSENT = Set.of(5, 6, 10, 13, 14);

    /** The name of its folder of migrations. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract Failure kindOf(SQLException failure);

    /** Makes a fresh connection one that a writer may own. */
    void prepareForWriting(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
    }

    /** What the failure, or the first database failure among its causes, says. */
    final Failure kindOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return kindOf(sql);
            }
        }
        return Failure.OWN;
    }

    /**
     * The dialect of a connection.
     *
     * @throws StorageException if it is neither
     */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "SQLite" -> SQLITE;
            case "PostgreSQL" -> POSTGRESQL;
            default ->
                throw new StorageException("The database is " + product + ", only SQLite and PostgreSQL are supported");
        };
    }
}
