package ee.convergence.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
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
            return state.startsWith("40") || state.equals("55P03") ? Failure.CONFLICT : Failure.OWN;
        }

        @Override
        void prepareForWriting(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                // Transactions that join many works can wait for each other; the server notices after a second only.
                statement.execute("SET lock_timeout = '250ms'");
            }
        }

        @Override
        void requireCommittable(Connection connection) throws SQLException {
            if (!connection.isWrapperFor(BaseConnection.class)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT 1");
                }
            } else if (connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED) {
                throw new SQLException("A work went on after one of its statements had failed", "25P02");
            }
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
    abstract void prepareForWriting(Connection connection) throws SQLException;

    /**
     * Checks that a commit would store everything: PostgreSQL answers the commit of a transaction in which a statement
     * failed with a rollback, and the driver keeps silent about it.
     *
     * @throws SQLException if it would not
     */
    void requireCommittable(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new SQLException("The transaction was ended by a work");
        }
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
