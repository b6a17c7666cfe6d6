package ee.convergence.domain;

import static ee.convergence.domain.LoginDomains.KEY;
import static ee.convergence.domain.LoginDomains.anonymous;
import static ee.convergence.domain.LoginDomains.jwt;
import static ee.convergence.domain.LoginDomains.password;
import static ee.convergence.domain.LoginDomains.reconnect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.protocol.wire.core.ConnectionRequestMessage;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may connect and who must go (protocol.md sections 4.5 and 6), when somebody else changes the domain. */
@DisplayName("The availability of a domain")
abstract class AvailabilityContract extends LoginTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    private TestKey admin;
    private String ofAlice;
    private String ofAnonymous;
    private String ofAdmin;

    @BeforeEach
    void prepareTokens() throws Exception {
        admin = ServerKeys.admin(database());
        ofAlice = success(password("alice")).getReconnectToken();
        ofAnonymous = success(anonymous()).getReconnectToken();
        ofAdmin = success(jwt(admin.token("root"))).getReconnectToken();
    }

    @AfterEach
    void reopen() {
        become(DomainStatus.READY, DomainAvailability.ONLINE);
        await().atMost(SOON).until(() -> code(anonymous()).isEmpty());
    }

    @Test
    void onlineIsForAll() throws IOException {
        for (ConnectionRequestMessage.Builder login : all()) {
            success(login);
        }
    }

    @Test
    void maintenanceIsForAdministrators() throws IOException {
        become(DomainStatus.READY, DomainAvailability.MAINTENANCE);
        await().atMost(SOON).until(() -> code(anonymous()).equals("domain_unavailable"));
        for (ConnectionRequestMessage.Builder login : ofOrdinaryUsers()) {
            assertUnavailable(login);
        }
        assertUnavailable(password("alice", "wrong"));
        assertWrong(jwt(new TestKey("unknown-key", KEY.pair()).token("grace")));
        assertWrong(jwt(LoginDomains.DISABLED_KEY.token("grace")));
        assertWrong(reconnect("A".repeat(32)));
        success(jwt(admin.token("root")));
        success(reconnect(ofAdmin));
    }

    @ParameterizedTest
    @EnumSource(DomainStatus.class)
    void offlineIsForNobody(DomainStatus status) throws IOException {
        become(status, DomainAvailability.OFFLINE);
        await().atMost(SOON).until(() -> code(anonymous()).equals("domain_not_found"));
        for (ConnectionRequestMessage.Builder login : all()) {
            assertNotFound(login);
        }
    }

    @ParameterizedTest
    @EnumSource(value = DomainStatus.class, mode = Mode.EXCLUDE, names = "READY")
    void aDomainThatIsNotReadyIsForNobody(DomainStatus status) throws IOException {
        for (DomainAvailability availability : List.of(DomainAvailability.ONLINE, DomainAvailability.MAINTENANCE)) {
            become(status, availability);
            await().atMost(SOON).until(() -> code(jwt(admin.token("root"))).equals("domain_unavailable"));
            for (ConnectionRequestMessage.Builder login : all()) {
                assertUnavailable(login);
            }
        }
    }

    @Test
    void maintenanceClosesAllButAdministrators() throws IOException {
        try (RealtimePeer alice = connected(password("alice"));
                RealtimePeer anybody = connected(anonymous());
                RealtimePeer root = connected(reconnect(ofAdmin))) {
            become(DomainStatus.READY, DomainAvailability.MAINTENANCE);
            assertCloses(alice, 1001);
            assertCloses(anybody, 1001);
            root.proveAlive();
        }
    }

    @Test
    void onlineClosesNobody() throws IOException {
        become(DomainStatus.READY, DomainAvailability.MAINTENANCE);
        await().atMost(SOON).until(() -> code(anonymous()).equals("domain_unavailable"));
        try (RealtimePeer root = connected(reconnect(ofAdmin))) {
            become(DomainStatus.READY, DomainAvailability.ONLINE);
            await().atMost(SOON).until(() -> code(anonymous()).isEmpty());
            root.proveAlive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"convergence/missing", "nowhere/default"})
    void aDomainThatDoesNotExistIsForNobody(String path) throws IOException {
        for (ConnectionRequestMessage.Builder login : all()) {
            try (RealtimePeer peer = RealtimePeer.open(target(), "/" + path)) {
                assertThat(peer.connect(login).getFailure())
                        .isEqualTo(failure("domain_not_found", "The domain '" + path + "' does not exist", false));
            }
        }
    }

    @Test
    void offlineClosesAll() throws IOException {
        assertClosesAll(DomainStatus.READY, DomainAvailability.OFFLINE);
    }

    @Test
    void aDomainThatIsNoLongerReadyClosesAll() throws IOException {
        assertClosesAll(DomainStatus.SCHEMA_UPGRADING, DomainAvailability.ONLINE);
    }

    @Test
    void anonymousAccessCanBeSwitchedOffAndDisturbsNobody() throws IOException {
        try (RealtimePeer anybody = connected(anonymous())) {
            database().execute("UPDATE domain SET anonymous_allowed = 0 WHERE id = 'default'");
            await().atMost(SOON).until(() -> code(anonymous()).equals("anonymous_auth_disabled"));
            assertThat(failure(anonymous()))
                    .isEqualTo(failure(
                            "anonymous_auth_disabled",
                            "Anonymous authentication is disabled for the requested domain.",
                            false));
            success(reconnect(ofAnonymous));
            anybody.proveAlive();
        } finally {
            database().execute("UPDATE domain SET anonymous_allowed = 1 WHERE id = 'default'");
        }
    }

    private void assertClosesAll(DomainStatus status, DomainAvailability availability) throws IOException {
        try (RealtimePeer alice = connected(password("alice"));
                RealtimePeer root = connected(reconnect(ofAdmin))) {
            become(status, availability);
            assertCloses(alice, 1001);
            assertCloses(root, 1001);
        }
    }

    private List<ConnectionRequestMessage.Builder> all() {
        return List.of(
                password("alice"),
                anonymous(),
                jwt(KEY.token("grace")),
                reconnect(ofAlice),
                reconnect(ofAnonymous),
                jwt(admin.token("root")),
                reconnect(ofAdmin));
    }

    private List<ConnectionRequestMessage.Builder> ofOrdinaryUsers() {
        return all().subList(0, 5);
    }

    private void become(DomainStatus status, DomainAvailability availability) {
        database()
                .execute(
                        "UPDATE domain SET status = ?, availability = ? WHERE id = 'default'",
                        status.text(),
                        availability.text());
    }

    private String code(ConnectionRequestMessage.Builder login) throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            return peer.connect(login).getFailure().getCode();
        }
    }
}
