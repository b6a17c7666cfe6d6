package ee.convergence.rest.admin;

import ee.convergence.transport.EmbeddedServer;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link AdministrationOffContract} on the embedded default. */
class AdministrationOffIT extends AdministrationOffContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    URI server() {
        return SERVER.process().uri();
    }
}
