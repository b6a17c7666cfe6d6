package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link MissingOriginContract} on the embedded default. */
class EmbeddedMissingOriginIT extends MissingOriginContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
