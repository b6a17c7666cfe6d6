package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link HeartbeatContract} on the embedded default. */
class EmbeddedHeartbeatIT extends HeartbeatContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
