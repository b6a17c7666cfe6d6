package ee.convergence.domain;

import ee.convergence.transport.EmbeddedServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link LoginFaultsContract} on SQLite. */
class LoginFaultsIT extends LoginFaultsContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(settings()).thatFails();

    @Override
    EmbeddedServer server() {
        return SERVER;
    }
}
