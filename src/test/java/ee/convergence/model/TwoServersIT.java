package ee.convergence.model;

import ee.convergence.client.NodeSuite;
import ee.convergence.launcher.ServerProcess;
import ee.convergence.storage.PostgresParameter;
import ee.convergence.storage.TestDatabase;
import ee.convergence.storage.TestPostgres;
import ee.convergence.transport.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two servers on one PostgreSQL, clients on each that edit the same model. */
@ExtendWith(PostgresParameter.class)
class TwoServersIT {

    @Test
    void loseAndDoubleNothing(TestPostgres postgres) throws Exception {
        try (TestDatabase database = TestDatabase.postgresql(postgres);
                ServerProcess one = ServerProcess.start(ModelServers.settings(database));
                ServerProcess other = ServerProcess.start(ModelServers.settings(database))) {
            NodeSuite.of(one.webSocketUri("/"), "model-nodes.test.js")
                    .knowing(Map.of(
                            "CONVERGENCE_OTHER_URL", other.webSocketUri("/").toString()))
                    .run();
            new OperationLog(database.settings().url()).assertContiguous();
            EmbeddedServer.assertLogIsClean(one);
            EmbeddedServer.assertLogIsClean(other);
        }
    }
}
