package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.client.NodeSuite;
import ee.convergence.server.StandaloneServer;
import ee.convergence.storage.PostgresParameter;
import ee.convergence.storage.TestDatabase;
import ee.convergence.storage.TestPostgres;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The application on a DataSource that the app server of the build's profile manages, and with it {@link
 * RandomFramesContract}, because this server's log is known: it must be free of errors at the end.
 */
@ExtendWith(PostgresParameter.class)
@DisplayName("On a DataSource of the app server")
class ManagedDataSourceServerIT extends RandomFramesContract {

    private static TestDatabase database;
    private static StandaloneServer server;

    @BeforeAll
    static void start(TestPostgres postgres) {
        database = TestDatabase.postgresql(postgres);
        server = StandaloneServer.startWithDataSource(
                SETTINGS, database.settings().url());
        server.deploy();
    }

    @AfterAll
    static void end() {
        try {
            // First: a server that ends may end its DataSources before the applications.
            server.undeploy();
            server.terminate();
            server.assertLogIsClean();
        } finally {
            server.close();
            database.close();
        }
    }

    @Override
    protected Target target() {
        return server.target();
    }

    @Override
    protected int frames() {
        return 5_000;
    }

    @Override
    protected int threads() {
        return 0;
    }

    @Test
    void theRealClientIsServedAndStored() throws Exception {
        NodeSuite.of(URI.create("ws://" + target().authority() + "/"), "connect.test.js", "identity.test.js")
                .run();
        assertThat(storedSessions()).isPositive();
    }

    private static long storedSessions() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.settings().url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM session")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
