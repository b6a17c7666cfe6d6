package ee.convergence.rest.admin;

import ee.convergence.server.AppServer;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@link AdministrationOffContract} on the app server of the build's profile. */
@ExtendWith(ArquillianExtension.class)
class AdministrationOffServerIT extends AdministrationOffContract {

    @Deployment(testable = false)
    static WebArchive war() {
        return AppServer.current().war(SETTINGS);
    }

    @Override
    URI server() {
        return AppServer.current().target().base();
    }
}
