package ee.convergence.client;

import ee.convergence.domain.LoginDomains;
import ee.convergence.transport.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of login of the published JavaScript client against the embedded default. */
@DisplayName("The JavaScript client logs in")
class JavaScriptLoginIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(LoginDomains.settings("alice"));

    @ParameterizedTest
    @ValueSource(strings = {"login.test.js", "reconnect-storm.test.js"})
    void isServed(String suite) throws Exception {
        NodeSuite.of(SERVER.process().webSocketUri("/"), suite)
                .knowing(Map.of(
                        "CONVERGENCE_PASSWORD", LoginDomains.PASSWORD,
                        "CONVERGENCE_KEY_ID", LoginDomains.KEY.id(),
                        "CONVERGENCE_KEY", LoginDomains.KEY.privatePem()))
                .run();
    }
}
