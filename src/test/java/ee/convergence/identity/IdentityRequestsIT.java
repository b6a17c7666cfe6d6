package ee.convergence.identity;

import ee.convergence.transport.EmbeddedServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link IdentityRequestsContract} on SQLite. */
class IdentityRequestsIT extends IdentityRequestsContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    EmbeddedServer server() {
        return SERVER;
    }
}
