package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link UntrustedProxyContract} on the embedded default. */
class EmbeddedUntrustedProxyIT extends UntrustedProxyContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
