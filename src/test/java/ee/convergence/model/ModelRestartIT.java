package ee.convergence.model;

import ee.convergence.client.NodeSuite;
import ee.convergence.transport.EmbeddedServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that edit while the server is stopped and started again (model.md section 19, 14 and 35). */
class ModelRestartIT {

    @TempDir
    private Path folder;

    @Test
    void clientsGoOnWhereTheyWere() throws Exception {
        Map<String, String> settings = new HashMap<>(EmbeddedServer.domains());
        settings.putAll(ModelServers.SETTINGS);
        try (RestartableServer server = RestartableServer.start(folder, settings, said -> {})) {
            NodeSuite.of(server.webSocketUri(), "model-restart.test.js")
                    .knowing(Map.of("CONVERGENCE_CONTROL", server.control().toString()))
                    .run();
            EmbeddedServer.assertLogIsClean(server.process());
        }
    }
}
