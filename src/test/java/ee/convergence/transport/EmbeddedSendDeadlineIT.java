package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link SendDeadlineContract} on the embedded default. */
class EmbeddedSendDeadlineIT extends SendDeadlineContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
