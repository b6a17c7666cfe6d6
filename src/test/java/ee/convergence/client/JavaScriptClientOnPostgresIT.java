package ee.convergence.client;

import ee.convergence.transport.EmbeddedServer;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The published JavaScript client against the embedded default on PostgreSQL. */
class JavaScriptClientOnPostgresIT extends JavaScriptClientContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.onPostgres(SETTINGS);

    @Override
    protected URI server() {
        return SERVER.process().webSocketUri("/");
    }
}
