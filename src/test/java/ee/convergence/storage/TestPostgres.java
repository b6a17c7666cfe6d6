package ee.convergence.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One PostgreSQL server for all tests of a JVM, durable as in production; stopped when the last test is over. */
public final class TestPostgres implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private TestPostgres() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server of this test run, started at the first call. */
    public static TestPostgres of(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(TestPostgres.class))
                .getOrComputeIfAbsent(TestPostgres.class, key -> new TestPostgres(), TestPostgres.class);
    }

    /** Creates an empty database and tells its URL. */
    String createDatabase() {
        String name = "test_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return server.getJdbcUrl("postgres", name);
    }

    void dropDatabase(String url) {
        execute("DROP DATABASE IF EXISTS " + nameOf(url) + " WITH (FORCE)");
    }

    /** Breaks all connections to the database. */
    void disconnectAll(String url) {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + nameOf(url) + "'");
    }

    /** Lets nobody connect, or lets them again. */
    void allowConnections(String url, boolean allowed) {
        execute("ALTER DATABASE " + nameOf(url) + " WITH ALLOW_CONNECTIONS " + allowed);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static String nameOf(String url) {
        return url.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
    }

    private void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
