package ee.convergence.activity;

import ee.convergence.server.AppServer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Activities of the published JavaScript client on the app server. */
@ExtendWith(ArquillianExtension.class)
@DisplayName("Activities of the JavaScript client")
class JavaScriptActivityServerIT {

    @Deployment(testable = false)
    static WebArchive war() {
        return AppServer.current().war(ActivitySuites.SETTINGS);
    }

    @ParameterizedTest
    @ArgumentsSource(ActivitySuites.class)
    void areServed(String suite) throws Exception {
        ActivitySuites.of(AppServer.current().webSocketUri(), suite).run();
    }
}
