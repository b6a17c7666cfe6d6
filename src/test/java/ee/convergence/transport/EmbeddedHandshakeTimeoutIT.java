package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link HandshakeTimeoutContract} on the embedded default. */
class EmbeddedHandshakeTimeoutIT extends HandshakeTimeoutContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
