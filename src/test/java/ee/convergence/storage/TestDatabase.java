package ee.convergence.storage;

import com.typesafe.config.ConfigFactory;
import ee.convergence.config.Settings;
import ee.convergence.config.StorageSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An empty database for one test, gone after it. */
public final class TestDatabase implements AutoCloseable {

    private final Dialect dialect;
    private final String url;
    private final TestPostgres server;
    private final Path folder;

    private TestDatabase(Dialect dialect, String url, TestPostgres server, Path folder) {
        this.dialect = dialect;
        this.url = url;
        this.server = server;
        this.folder = folder;
    }

    /** A file in a temporary folder. */
    public static TestDatabase sqlite() {
        try {
            Path folder = Files.createTempDirectory("convergence-test");
            return new TestDatabase(Dialect.SQLITE, "jdbc:sqlite:" + folder.resolve("test.db"), null, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database of its own on the server. */
    public static TestDatabase postgresql(TestPostgres server) {
        return new TestDatabase(Dialect.POSTGRESQL, server.createDatabase(), server, null);
    }

    /** What kind of database this is. */
    public Dialect dialect() {
        return dialect;
    }

    /** The default settings on this database. */
    public StorageSettings settings() {
        return settings(Map.of());
    }

    /** The default settings on this database but for some keys below {@code convergence.storage}. */
    public StorageSettings settings(Map<String, Object> others) {
        Map<String, Object> all = new HashMap<>(others);
        all.putIfAbsent("url", url);
        return settingsOf(all);
    }

    /** The default settings but for some keys below {@code convergence.storage}. */
    static StorageSettings settingsOf(Map<String, Object> keys) {
        return Settings.of(ConfigFactory.parseMap(keys).atPath("convergence.storage"))
                .storage();
    }

    /** Opens it with the default settings; to be closed by the test. */
    public Database open() {
        return Database.open(settings());
    }

    /** Breaks all connections; for PostgreSQL only. */
    public void disconnectAll() {
        server.disconnectAll(url);
    }

    /** Breaks all connections and lets nobody connect any more; for PostgreSQL only. */
    public void goAway() {
        server.allowConnections(url, false);
        server.disconnectAll(url);
    }

    /** Undoes {@link #goAway}. */
    public void comeBack() {
        server.allowConnections(url, true);
    }

    @Override
    public void close() {
        if (server != null) {
            server.dropDatabase(url);
        } else {
            delete(folder);
        }
    }

    @Override
    public String toString() {
        return dialect.toString();
    }

    private static void delete(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
