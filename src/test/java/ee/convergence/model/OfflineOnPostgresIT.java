package ee.convergence.model;

import ee.convergence.transport.EmbeddedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Models kept offline, on PostgreSQL,")
class OfflineOnPostgresIT extends OfflineContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.onPostgres(SETTINGS);

    @Override
    protected EmbeddedServer server() {
        return SERVER;
    }
}
