package ee.convergence.client;

import ee.convergence.domain.LoginDomains;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the published JavaScript client expects of every server, which must be configured with {@link #SETTINGS}. */
@DisplayName("The JavaScript client")
public abstract class JavaScriptClientContract {

    /** The settings of the server. */
    protected static final Map<String, String> SETTINGS = LoginDomains.settings("alice");

    /** The server's root, for WebSocket. */
    protected abstract URI server();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect.test.js",
                "login.test.js",
                "identity.test.js",
                "identity-users.test.js",
                "identity-groups.test.js",
                "identity-updates.test.js",
                "server-time.test.js",
                "heartbeat.test.js",
                "disconnect.test.js",
                "reconnect.test.js",
                "reconnect-storm.test.js",
                "presence.test.js",
                "refused.test.js",
                "many-clients.test.js"
            })
    final void isServed(String suite) throws Exception {
        NodeSuite.of(server(), suite)
                .knowing(Map.of(
                        "CONVERGENCE_PASSWORD", LoginDomains.PASSWORD,
                        "CONVERGENCE_KEY_ID", LoginDomains.KEY.id(),
                        "CONVERGENCE_KEY", LoginDomains.KEY.privatePem()))
                .run();
    }
}
