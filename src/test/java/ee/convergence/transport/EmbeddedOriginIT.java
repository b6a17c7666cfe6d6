package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link OriginContract} on the embedded default. */
class EmbeddedOriginIT extends OriginContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
