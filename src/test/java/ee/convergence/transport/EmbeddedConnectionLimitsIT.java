package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link ConnectionLimitsContract} on the embedded default. */
class EmbeddedConnectionLimitsIT extends ConnectionLimitsContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
