package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link CreationTimeoutContract} on the embedded default. */
class EmbeddedCreationTimeoutIT extends CreationTimeoutContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
