package ee.convergence.model;

import ee.convergence.transport.EmbeddedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Models kept offline")
class OfflineIT extends OfflineContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected EmbeddedServer server() {
        return SERVER;
    }
}
