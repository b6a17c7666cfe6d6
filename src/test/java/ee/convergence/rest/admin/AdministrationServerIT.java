package ee.convergence.rest.admin;

import ee.convergence.server.AppServer;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The administration API on the app server of the build's profile. */
@ExtendWith(ArquillianExtension.class)
class AdministrationServerIT extends AdministrationAccessContract {

    @Deployment(testable = false)
    static WebArchive war() {
        return AppServer.current().war(SETTINGS);
    }

    @Override
    URI server() {
        return AppServer.current().target().base();
    }

    @Test
    void looksAfterUsersGroupsKeysSessionsAndDomains() throws Exception {
        new AdministratorAtWork(AppServer.current().target()).looksAfterUsersGroupsKeysSessionsAndDomains();
    }
}
