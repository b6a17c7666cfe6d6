package ee.convergence.activity;

import ee.convergence.transport.EmbeddedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Activities of the published JavaScript client on the embedded default. */
@DisplayName("Activities of the JavaScript client")
class JavaScriptActivityIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(ActivitySuites.SETTINGS);

    @ParameterizedTest
    @ArgumentsSource(ActivitySuites.class)
    void areServed(String suite) throws Exception {
        ActivitySuites.of(SERVER.process().webSocketUri("/"), suite).run();
    }

    @Test
    void areServedToACrowd() throws Exception {
        ActivitySuites.of(SERVER.process().webSocketUri("/"), "activity-crowd.test.js")
                .run();
    }
}
