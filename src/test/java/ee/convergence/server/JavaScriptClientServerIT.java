package ee.convergence.server;

import ee.convergence.client.JavaScriptClientContract;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** The published JavaScript client against the app server. */
@ExtendWith(ArquillianExtension.class)
class JavaScriptClientServerIT extends JavaScriptClientContract {

    @Deployment(testable = false)
    static WebArchive war() {
        return AppServer.current().war(SETTINGS);
    }

    @Override
    protected URI server() {
        return AppServer.current().webSocketUri();
    }
}
