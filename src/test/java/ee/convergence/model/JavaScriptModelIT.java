package ee.convergence.model;

import ee.convergence.client.NodeSuite;
import ee.convergence.transport.EmbeddedServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Realtime models of the published JavaScript client on the embedded default. */
@DisplayName("Models of the JavaScript client")
class JavaScriptModelIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(ModelServers.SETTINGS);

    @ParameterizedTest
    @ArgumentsSource(ModelSuites.class)
    void areServed(String suite) throws Exception {
        suite(suite).run();
    }

    @Test
    void converge() throws Exception {
        suite("model-fuzz.test.js").run();
    }

    @Test
    @Tag("long")
    void convergeInTheLongRun() throws Exception {
        suite("model-fuzz.test.js")
                .knowing(Map.of("CONVERGENCE_FUZZ_ROUNDS", "3000", "CONVERGENCE_FUZZ_SEED", "100000"))
                .within(Duration.ofHours(1))
                .run();
    }

    private static NodeSuite suite(String name) {
        return NodeSuite.of(SERVER.process().webSocketUri("/"), name);
    }
}
