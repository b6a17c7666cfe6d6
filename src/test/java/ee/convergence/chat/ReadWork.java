package ee.convergence.chat;

import ee.convergence.storage.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/**
 * How much a database works for what is read: on PostgreSQL the rows and index entries that it reads of the events of
 * chats, on SQLite the instructions of its virtual machine, some dozens a row.
 */
final class ReadWork {

    private static final int GRAIN = 10;

    private static final String ROWS = """
            SELECT sum(pg_stat_get_xact_tuples_returned(oid) + pg_stat_get_xact_tuples_fetched(oid)) FROM pg_class
            WHERE oid = 'chat_event'::regclass
              OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = 'chat_event'::regclass)
            """;

    private ReadWork() {}

    /** The work that this reading, in the handle's transaction, takes. */
    static long of(Handle handle, Dialect dialect, Supplier<?> reading) throws SQLException {
        return dialect == Dialect.SQLITE ? instructions(handle.getConnection(), reading) : rows(handle, reading);
    }

    private static long rows(Handle handle, Supplier<?> reading) {
        long before = rows(handle);
        reading.get();
        return rows(handle) - before;
    }

    private static long rows(Handle handle) {
        return handle.createQuery(ROWS).mapTo(Long.class).one();
    }

    private static long instructions(Connection pooled, Supplier<?> reading) throws SQLException {
        SQLiteConnection connection = pooled.unwrap(SQLiteConnection.class);
        Counter counter = new Counter();
        ProgressHandler.setHandler(connection, GRAIN, counter);
        try {
            reading.get();
        } finally {
            ProgressHandler.clearHandler(connection);
        }
        return counter.calls * GRAIN;
    }

    private static final class Counter extends ProgressHandler {

        private long calls;

        @Override
        protected int progress() {
            calls++;
            return 0;
        }
    }
}
