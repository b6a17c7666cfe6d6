package ee.convergence.server;

import ee.convergence.client.NodeSuite;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published JavaScript client against the app server. */
@ExtendWith(ArquillianExtension.class)
@DisplayName("The JavaScript client")
class JavaScriptClientServerIT {

    @Deployment(testable = false)
    static WebArchive war() {
        return AppServer.current().war(Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect.test.js",
                "identity.test.js",
                "server-time.test.js",
                "heartbeat.test.js",
                "disconnect.test.js",
                "reconnect.test.js",
                "refused.test.js",
                "many-clients.test.js"
            })
    void isServed(String suite) throws Exception {
        NodeSuite.of(AppServer.current().webSocketUri(), suite).run();
    }
}
