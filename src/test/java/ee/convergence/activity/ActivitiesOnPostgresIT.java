package ee.convergence.activity;

import ee.convergence.storage.PostgresParameter;
import ee.convergence.transport.EmbeddedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Activities of the published JavaScript client on PostgreSQL. */
@ExtendWith(PostgresParameter.class)
@DisplayName("Activities of the JavaScript client, on PostgreSQL,")
class ActivitiesOnPostgresIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.onPostgres(ActivitySuites.SETTINGS);

    @ParameterizedTest
    @ArgumentsSource(ActivitySuites.class)
    void areServed(String suite) throws Exception {
        ActivitySuites.of(SERVER.process().webSocketUri("/"), suite).run();
    }
}
