package ee.convergence.identity;

import ee.convergence.transport.EmbeddedServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link IdentityRequestsContract} on PostgreSQL. */
class IdentityRequestsOnPostgresIT extends IdentityRequestsContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.onPostgres(SETTINGS);

    @Override
    EmbeddedServer server() {
        return SERVER;
    }
}
