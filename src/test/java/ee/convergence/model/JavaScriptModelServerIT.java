package ee.convergence.model;

import ee.convergence.client.NodeSuite;
import ee.convergence.server.AppServer;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Realtime models of the published JavaScript client on the app server. */
@ExtendWith(ArquillianExtension.class)
@DisplayName("Models of the JavaScript client")
class JavaScriptModelServerIT {

    @Deployment(testable = false)
    static WebArchive war() {
        return AppServer.current().war(ModelServers.SETTINGS);
    }

    @ParameterizedTest
    @ArgumentsSource(ModelSuites.class)
    void areServed(String suite) throws Exception {
        NodeSuite.of(AppServer.current().webSocketUri(), suite).run();
    }

    @Test
    void converge() throws Exception {
        NodeSuite.of(AppServer.current().webSocketUri(), "model-fuzz.test.js")
                .knowing(Map.of("CONVERGENCE_FUZZ_ROUNDS", "30", "CONVERGENCE_FUZZ_SEED", "9000"))
                .run();
    }
}
