package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link VanishContract} on the embedded default. */
class EmbeddedVanishIT extends VanishContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
