package ee.convergence.domain;

import ee.convergence.transport.EmbeddedServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link LoginFaultsContract} on PostgreSQL. */
class LoginFaultsOnPostgresIT extends LoginFaultsContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.onPostgres(settings()).thatFails();

    @Override
    EmbeddedServer server() {
        return SERVER;
    }
}
