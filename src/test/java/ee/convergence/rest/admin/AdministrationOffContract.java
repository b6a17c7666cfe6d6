package ee.convergence.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.client.NodeSuite;
import ee.convergence.rest.admin.Administrator.Answer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of the administration API on a server without a token for it. */
@DisplayName("The administration API")
abstract class AdministrationOffContract {

    static final Map<String, String> SETTINGS = Map.of("convergence.administration.token", "");

    private static final String PROBLEM = "application/problem+json";
    private static final String USERS = "domains/convergence/default/users";

    /** The server's root. */
    abstract URI server();

    @ParameterizedTest
    @ValueSource(strings = {"", "domains", USERS, "openapi.json", "no-such"})
    void isNotThereWithoutAToken(String path) throws Exception {
        for (String authorization : new String[] {"Bearer ", "Bearer " + NodeSuite.ADMIN_TOKEN}) {
            for (String method : new String[] {"GET", "PUT"}) {
                Answer answer = new Administrator(server(), authorization).call(method, path, null);
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.type()).isEqualTo(PROBLEM);
            }
        }
    }
}
