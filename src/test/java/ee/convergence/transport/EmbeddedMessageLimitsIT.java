package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link MessageLimitsContract} on the embedded default. */
class EmbeddedMessageLimitsIT extends MessageLimitsContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
