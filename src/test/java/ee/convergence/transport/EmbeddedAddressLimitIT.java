package ee.convergence.transport;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link AddressLimitContract} on the embedded default. */
class EmbeddedAddressLimitIT extends AddressLimitContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }
}
