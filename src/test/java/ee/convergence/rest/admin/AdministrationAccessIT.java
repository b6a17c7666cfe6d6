package ee.convergence.rest.admin;

import ee.convergence.transport.EmbeddedServer;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link AdministrationAccessContract} on the embedded default. */
class AdministrationAccessIT extends AdministrationAccessContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    URI server() {
        return SERVER.process().uri();
    }
}
