package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link DomainLimitContract} on the embedded default. */
class EmbeddedDomainLimitIT extends DomainLimitContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
