package ee.convergence.client;

import ee.convergence.transport.EmbeddedServer;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The published JavaScript client against the embedded default. */
class JavaScriptClientIT extends JavaScriptClientContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected URI server() {
        return SERVER.process().webSocketUri("/");
    }
}
