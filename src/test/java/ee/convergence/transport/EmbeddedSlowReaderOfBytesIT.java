package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link SlowReaderContract} on the embedded default, with a limit of bytes. */
class EmbeddedSlowReaderOfBytesIT extends SlowReaderContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS_OF_BYTES);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
