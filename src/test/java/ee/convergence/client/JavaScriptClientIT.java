package ee.convergence.client;

import ee.convergence.transport.EmbeddedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published JavaScript client against the embedded default. */
@DisplayName("The JavaScript client")
class JavaScriptClientIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.withDefaults();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect.test.js",
                "identity.test.js",
                "identity-users.test.js",
                "identity-groups.test.js",
                "identity-updates.test.js",
                "server-time.test.js",
                "heartbeat.test.js",
                "disconnect.test.js",
                "reconnect.test.js",
                "presence.test.js",
                "refused.test.js",
                "many-clients.test.js"
            })
    void isServed(String suite) throws Exception {
        NodeSuite.of(SERVER.process().webSocketUri("/"), suite).run();
    }
}
