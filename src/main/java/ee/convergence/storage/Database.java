package ee.convergence.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import ee.convergence.config.StorageSettings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.sqlite.SQLiteErrorCode;

/**
 * The open database with its schema up to date: the app server's DataSource if one is named, else a pool of our own.
 * Thread-safe.
 *
 * <p>Reads go through {@link #jdbi()}, writes through {@link Writer}.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Database.class.getName());
    private static final int PROBE_SECONDS = 3;
    private static final int CONNECTION_MILLIS = 5_000;
    private static final int FIRST_ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Dialect dialect;
    /** Where writers get the connections that they keep: with a pool of our own, beside it. */
    private final DataSource source;

    private final DataSource pooled;
    private final Jdbi jdbi;
    private final Jdbi writing;
    private final AtomicReference<CompletableFuture<Boolean>> probe = new AtomicReference<>();

    private Database(Dialect dialect, DataSource source, DataSource pooled) {
        this.dialect = dialect;
        this.source = source;
        this.pooled = pooled;
        this.jdbi = discreet(Jdbi.create(pooled));
        this.writing = discreet(Jdbi.create(this::connectForWriting));
        this.writing.setStatementBuilderFactory(connection -> new StatementCache());
    }

    /**
     * Opens the database and brings its schema up to date.
     *
     * <p>To be called where the server's names can be looked up, for instance while the application starts.
     *
     * @throws StorageUnavailableException if it cannot be connected to
     * @throws StorageException if the settings name none that can be used, or its schema cannot be brought up to date
     */
    public static Database open(StorageSettings settings) {
        boolean managed = !settings.jndiName().isEmpty();
        DataSource source = managed ? lookUp(settings.jndiName()) : DriverSource.of(settings);
        // Kept open meanwhile: a database in memory ends with its last connection.
        try (Connection first = connect(source)) {
            Dialect dialect = Dialect.of(first);
            if (dialect == Dialect.SQLITE && !settings.inMemoryAllowed() && isInMemory(first)) {
                throw DriverSource.inMemoryRefused();
            }
            Migrations.run(source, dialect);
            return new Database(dialect, source, managed ? source : pool(source, settings));
        } catch (SQLException e) {
            throw new StorageUnavailableException("The database cannot be connected to", e, false);
        }
    }

    /** For reads. Its connections are borrowed from the pool for as long as a handle is open. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** What kind of database this is. */
    public Dialect dialect() {
        return dialect;
    }

    /** Whether the database answers at present; after three seconds it does not. */
    public boolean reachable() {
        CompletableFuture<Boolean> fresh = new CompletableFuture<>();
        CompletableFuture<Boolean> running = probe.compareAndExchange(null, fresh);
        if (running == null) {
            running = fresh;
            CompletableFuture.runAsync(() -> {
                probe.set(null);
                fresh.complete(answers());
            });
        }
        return running.copy()
                .completeOnTimeout(false, PROBE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Closes our own pool. Connections that writers keep are closed by them. */
    @Override
    public void close() {
        if (pooled instanceof HikariDataSource pool) {
            pool.close();
        }
    }

    /**
     * A handle for a writer to keep.
     *
     * @throws org.jdbi.v3.core.ConnectionException if the database cannot be connected to
     */
    Handle openForWriting() {
        return writing.open();
    }

    /** A connection for a writer to keep, in auto-commit mode. */
    Connection connectForWriting() throws SQLException {
        Connection connection = source.getConnection();
        try {
            dialect.prepareForWriting(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private boolean answers() {
        try (Connection connection = pooled.getConnection()) {
            return connection.isValid(PROBE_SECONDS);
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "The database does not answer", e);
            return false;
        }
    }

    /** Who opens a new SQLite file while another process makes its journal is turned away at once. */
    private static Connection connect(DataSource source) throws SQLException {
        for (int left = FIRST_ATTEMPTS; ; left--) {
            try {
                return source.getConnection();
            } catch (SQLException e) {
                if (left == 1 || e.getErrorCode() != SQLiteErrorCode.SQLITE_BUSY.code) {
                    throw e;
                }
                LockSupport.parkNanos(FIRST_PAUSE.toNanos());
            }
        }
    }

    /** Exceptions tell the statement, but not its arguments: these may be secret. */
    private static Jdbi discreet(Jdbi jdbi) {
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(failure -> {
            StatementContext context = failure.getStatementContext();
            return failure.getShortMessage() + (context == null ? "" : " [" + context.getRawSql() + "]");
        });
        return jdbi;
    }

    private static DataSource lookUp(String name) {
        try {
            Object found = new InitialContext().lookup(name);
            if (found instanceof DataSource source) {
                return source;
            }
            throw new StorageException("convergence.storage.jndi-name: " + name + " is no DataSource");
        } catch (NamingException e) {
            throw new StorageException("convergence.storage.jndi-name: there is no " + name, e);
        }
    }

    private static HikariDataSource pool(DataSource source, StorageSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("convergence");
        config.setDataSource(source);
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_MILLIS);
        return new HikariDataSource(config);
    }

    private static boolean isInMemory(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet files = statement.executeQuery("SELECT file FROM pragma_database_list WHERE name = 'main'")) {
            String file = files.next() ? files.getString(1) : null;
            return file == null || file.isEmpty();
        }
    }
}
