package ee.convergence.model;

import ee.convergence.client.NodeSuite;
import ee.convergence.launcher.ServerProcess;
import ee.convergence.storage.PostgresParameter;
import ee.convergence.storage.TestDatabase;
import ee.convergence.storage.TestPostgres;
import ee.convergence.transport.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Realtime models of the published JavaScript client on PostgreSQL. */
@ExtendWith(PostgresParameter.class)
@DisplayName("Models of the JavaScript client, on PostgreSQL,")
class ModelsOnPostgresIT {

    private static TestDatabase database;
    private static ServerProcess server;

    @BeforeAll
    static void start(TestPostgres postgres) {
        database = TestDatabase.postgresql(postgres);
        server = ServerProcess.start(ModelServers.settings(database));
    }

    @AfterAll
    static void stop() {
        try {
            EmbeddedServer.assertLogIsClean(server);
        } finally {
            server.close();
            database.close();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(ModelSuites.class)
    void areServed(String suite) throws Exception {
        NodeSuite.of(server.webSocketUri("/"), suite).run();
    }

    @Test
    void converge() throws Exception {
        NodeSuite.of(server.webSocketUri("/"), "model-fuzz.test.js")
                .knowing(Map.of("CONVERGENCE_FUZZ_ROUNDS", "30", "CONVERGENCE_FUZZ_SEED", "5000"))
                .run();
    }
}
