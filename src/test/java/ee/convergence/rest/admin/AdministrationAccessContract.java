package ee.convergence.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.client.NodeSuite;
import ee.convergence.rest.admin.Administrator.Answer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use the administration API, and what it says to all others and to requests that are wrong. */
@DisplayName("The administration API")
abstract class AdministrationAccessContract {

    /** The settings of the server. */
    static final Map<String, String> SETTINGS = Map.of(
            "convergence.realtime.trusted-proxies.0", "127.0.0.1",
            "convergence.administration.failures-per-address", "4",
            "convergence.authentication.throttle.first-pause", "60 s");

    private static final String PROBLEM = "application/problem+json";
    private static final String USERS = "domains/convergence/default/users";

    private static final int MAX_BODY = 1 << 20;

    /** The server's root. */
    abstract URI server();

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer", "Bearer ", "Bearer wrong", "Basic " + NodeSuite.ADMIN_TOKEN, NodeSuite.ADMIN_TOKEN})
    void letsNobodyElseIn(String authorization) throws Exception {
        Map<String, String> headers =
                Map.of("Authorization", authorization, "X-Forwarded-For", "192.0.3." + authorization.length());
        assertUnauthorized(new Administrator(server(), headers).get(USERS));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, domains",
        "POST, domains",
        "PATCH, domains/convergence/default",
        "DELETE, domains/convergence/default",
        "GET, " + USERS,
        "PUT, " + USERS + "/x/password",
        "PUT, " + USERS + "/x/groups",
        "GET, domains/convergence/default/groups",
        "PUT, domains/convergence/default/groups/x/members/y",
        "DELETE, domains/convergence/default/jwt-keys/x",
        "GET, domains/convergence/default/sessions",
        "GET, domains/no/such/users",
        "GET, openapi.json"
    })
    void asksForTheTokenBeforeAllElse(String method, String path) throws Exception {
        assertUnauthorized(as(null).call(method, path, method.matches("P.*") ? "{" : null));
    }

    @Test
    void slowsDownAnAddressThatGuesses() throws Exception {
        Administrator guessing = from("192.0.2.7", "wrong");
        for (int i = 0; i < 4; i++) {
            assertUnauthorized(guessing.get(USERS));
        }
        for (int i = 0; i < 4; i++) {
            Answer refused = guessing.get(USERS);
            assertThat(refused.problem()).isEqualTo("429 -");
            assertThat(refused.type()).isEqualTo(PROBLEM);
            assertThat(refused.retryAfter().orElseThrow()).isBetween(1L, 60L);
        }
        assertThat(from("192.0.2.7", NodeSuite.ADMIN_TOKEN).get(USERS).status()).isEqualTo(200);
        assertThat(guessing.get(USERS).status()).isEqualTo(429);
        assertUnauthorized(from("192.0.2.8", "wrong").get(USERS));
    }

    @Test
    void takesTheNameOfTheSchemeInAnyCase() throws Exception {
        assertThat(as("bEARER  " + NodeSuite.ADMIN_TOKEN).get(USERS).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, no-such",
        "GET, domains/x",
        "GET, domains/no/such",
        "GET, domains/no/such/users",
        "GET, domains/convergence/default/no-such",
        "GET, " + USERS + "/nobody",
        "GET, " + USERS + "/nobody/groups",
        "DELETE, " + USERS + "/nobody",
        "GET, domains/convergence/default/groups/none",
        "DELETE, domains/convergence/default/groups/none",
        "PUT, domains/convergence/default/groups/none/members/nobody",
        "GET, domains/convergence/default/jwt-keys/none",
        "DELETE, domains/convergence/default/jwt-keys/none",
        "DELETE, domains/convergence/default/sessions/none"
    })
    void saysWhatDoesNotExist(String method, String path) throws Exception {
        Answer answer = admin().call(method, path, null);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).isEqualTo(PROBLEM);
        assertThat(answer.json().getString("detail")).startsWith("There is no ");
    }

    @Test
    void saysWhatIsWrongWithARequest() throws Exception {
        assertThat(admin().call("POST", USERS, "{").problem()).isEqualTo("400 -");
        assertThat(admin().call("POST", USERS, "").problem()).isEqualTo("400 -");
        assertThat(admin().call("POST", USERS, "[]").problem()).isEqualTo("400 -");
        assertThat(admin().call("POST", USERS, "{\"username\": 1}").problem()).isEqualTo("422 username");
        assertThat(admin().call("POST", USERS, "{}").problem()).isEqualTo("422 username");
        assertThat(admin().call("POST", USERS, "{\"nickname\": \"x\"}").problem())
                .isEqualTo("422 nickname");
        assertThat(admin().call("POST", USERS, "{\"username\": \"\\u0000\"}").problem())
                .isEqualTo("422 username");
        assertThat(admin().call("POST", USERS, "{\"username\": \"" + "x".repeat(MAX_BODY) + "\"}")
                        .problem())
                .isEqualTo("413 -");
        assertThat(admin().call("PUT", USERS, "{}").problem()).isEqualTo("405 -");
        assertThat(admin().get(USERS + "?limit=x").problem()).isEqualTo("400 -");
        assertThat(admin().get(USERS + "?offset=-1").problem()).isEqualTo("400 -");
        assertThat(admin().get(USERS + "?type=odd").problem()).isEqualTo("400 -");
        assertThat(admin().get(USERS + "?field=odd").problem()).isEqualTo("400 -");
    }

    private static void assertUnauthorized(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.type()).isEqualTo(PROBLEM);
        assertThat(answer.body()).doesNotContain(NodeSuite.ADMIN_TOKEN);
    }

    private Administrator admin() {
        return as("Bearer " + NodeSuite.ADMIN_TOKEN);
    }

    private Administrator as(String authorization) {
        return new Administrator(server(), authorization);
    }

    private Administrator from(String address, String token) {
        return new Administrator(server(), Map.of("X-Forwarded-For", address, "Authorization", "Bearer " + token));
    }
}
