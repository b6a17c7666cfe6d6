package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link ConnectRateContract} on the embedded default. */
class EmbeddedConnectRateIT extends ConnectRateContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
