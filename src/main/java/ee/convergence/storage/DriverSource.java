package ee.convergence.storage;

import ee.convergence.config.StorageSettings;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Builds a driver's own DataSource for the configured URL. The driver is found by its class: look-up by URL fails where
 * the server's class loader does not see the application's drivers.
 */
final class DriverSource {

    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final int BUSY_MILLIS = 5_000;
    private static final int CONNECT_SECONDS = 5;
    private static final int SOCKET_SECONDS = 60;

    private DriverSource() {}

    /** @throws StorageException if the URL is not one of ours, or of a database that forgets and must not */
    static DataSource of(StorageSettings settings) {
        String url = settings.url();
        if (url.startsWith(SQLITE)) {
            return sqlite(url, settings.inMemoryAllowed());
        }
        if (url.startsWith(POSTGRESQL)) {
            return postgresql(settings);
        }
        throw new StorageException("convergence.storage.url must start with " + SQLITE + " or " + POSTGRESQL
                + ", but starts with \"" + scheme(url) + "\"");
    }

    static StorageException inMemoryRefused() {
        return new StorageException("The database is in memory and would lose everything at a restart; set"
                + " convergence.storage.in-memory-allowed = true if that is meant");
    }

    private static DataSource sqlite(String url, boolean inMemoryAllowed) {
        boolean inMemory = isInMemory(url.substring(SQLITE.length()));
        if (inMemory && !inMemoryAllowed) {
            throw inMemoryRefused();
        }
        SqliteLeftovers.remove();
        SqliteLibrary.load();
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        if (!inMemory) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        }
        SQLiteDataSource source = new SQLiteDataSource(config);
        // In memory, each connection would have a database of its own; with this file system a name is shared.
        source.setUrl(inMemory ? SQLITE + "file:/convergence-" + UUID.randomUUID() + "?vfs=memdb" : url);
        return source;
    }

    private static boolean isInMemory(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return lower.isEmpty()
                || lower.startsWith("?")
                || lower.contains(":memory:")
                || lower.contains("mode=memory")
                || lower.contains("vfs=memdb");
    }

    private static DataSource postgresql(StorageSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(SOCKET_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("convergence");
        DriverLog.withoutValues();
        // The detail of an error repeats stored values.
        source.setLogServerErrorDetail(false);
        try {
            source.setURL(settings.url());
        } catch (IllegalArgumentException e) {
            // Without the cause: its message repeats the URL, which may contain a password.
            throw new StorageException("convergence.storage.url is not a valid PostgreSQL URL");
        }
        if (!settings.user().isEmpty()) {
            source.setUser(settings.user());
        }
        if (!settings.password().isEmpty()) {
            source.setPassword(settings.password());
        }
        return source;
    }

    private static String scheme(String url) {
        int first = url.indexOf(':');
        int second = url.indexOf(':', first + 1);
        return first < 0 || second < 0 ? "" : url.substring(0, second + 1);
    }
}
