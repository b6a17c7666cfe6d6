package ee.convergence.model;

import ee.convergence.client.NodeSuite;
import ee.convergence.storage.PostgresParameter;
import ee.convergence.storage.TestDatabase;
import ee.convergence.storage.TestPostgres;
import ee.convergence.transport.EmbeddedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} under load: acknowledged operations are there, no version is missing, clients converge. */
@ExtendWith(PostgresParameter.class)
class ModelKillIT {

    private static final int OFTEN = 20;

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostOnSqlite() throws Exception {
        try (TestDatabase database = TestDatabase.sqlite()) {
            kill(database, 3);
        }
    }

    @Test
    void nothingIsLostOnPostgres(TestPostgres postgres) throws Exception {
        try (TestDatabase database = TestDatabase.postgresql(postgres)) {
            kill(database, 2);
        }
    }

    @Test
    @Tag("long")
    void nothingIsEverLostOnSqlite() throws Exception {
        try (TestDatabase database = TestDatabase.sqlite()) {
            kill(database, OFTEN);
        }
    }

    @Test
    @Tag("long")
    void nothingIsEverLostOnPostgres(TestPostgres postgres) throws Exception {
        try (TestDatabase database = TestDatabase.postgresql(postgres)) {
            kill(database, OFTEN);
        }
    }

    private void kill(TestDatabase database, int times) throws Exception {
        OperationLog log = new OperationLog(database.settings().url());
        Map<String, String> settings = ModelServers.settings(database);
        try (RestartableServer server = RestartableServer.start(folder, settings, log::assertHolds)) {
            NodeSuite.of(server.webSocketUri(), "model-kill.test.js")
                    .knowing(Map.of(
                            "CONVERGENCE_CONTROL", server.control().toString(),
                            "CONVERGENCE_KILLS", Integer.toString(times)))
                    .within(Duration.ofMinutes(times + 2L))
                    .run();
            EmbeddedServer.assertLogIsClean(server.process());
        }
        log.assertContiguous();
    }
}
