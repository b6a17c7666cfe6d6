package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link BeforeLoginLimitsContract} on the embedded default. */
class EmbeddedBeforeLoginLimitsIT extends BeforeLoginLimitsContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
