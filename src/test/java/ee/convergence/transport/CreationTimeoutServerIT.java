package ee.convergence.transport;

import ee.convergence.server.AppServer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@link CreationTimeoutContract} on the app server of the build's profile. */
@ExtendWith(ArquillianExtension.class)
class CreationTimeoutServerIT extends CreationTimeoutContract {

    @Deployment(testable = false)
    static WebArchive war() {
        return AppServer.current().war(SETTINGS);
    }

    @Override
    protected Target target() {
        return AppServer.current().target();
    }
}
