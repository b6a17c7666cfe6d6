package ee.convergence.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.launcher.ServerProcess;
import ee.convergence.storage.PostgresParameter;
import ee.convergence.storage.TestDatabase;
import ee.convergence.storage.TestPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server on PostgreSQL: readiness follows the database. */
@ExtendWith(PostgresParameter.class)
class ServerOnPostgresIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void readinessFollowsTheDatabase(TestPostgres postgres) throws Exception {
        try (TestDatabase database = TestDatabase.postgresql(postgres);
                ServerProcess server = start(database)) {
            assertThat(ready(server).statusCode()).isEqualTo(200);
            database.goAway();
            await().atMost(PATIENCE).until(() -> ready(server).statusCode() == 503);
            assertThat(ready(server).body())
                    .isEqualTo("{\"body\":{\"error_code\":\"database_unreachable\"},\"ok\":false}");
            database.comeBack();
            await().atMost(PATIENCE).until(() -> ready(server).statusCode() == 200);
        }
    }

    private HttpResponse<String> ready(ServerProcess server) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(server.uri("health/ready")).build(), BodyHandlers.ofString());
    }

    private static ServerProcess start(TestDatabase database) {
        return ServerProcess.start(Map.of(
                "convergence.storage.url", database.settings().url(),
                "convergence.bootstrap.domains.0.namespace", "convergence",
                "convergence.bootstrap.domains.0.id", "default",
                "convergence.bootstrap.domains.0.config.authentication.anonymousAuthEnabled", "true"));
    }
}
