package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link SlowReaderContract} on the embedded default. */
class EmbeddedSlowReaderIT extends SlowReaderContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
