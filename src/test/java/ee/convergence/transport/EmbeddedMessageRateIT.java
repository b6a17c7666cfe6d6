package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link MessageRateContract} on the embedded default. */
class EmbeddedMessageRateIT extends MessageRateContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
