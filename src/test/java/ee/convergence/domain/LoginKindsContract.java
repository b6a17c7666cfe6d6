package ee.convergence.domain;

import static ee.convergence.domain.LoginDomains.KEY;
import static ee.convergence.domain.LoginDomains.jwt;
import static ee.convergence.domain.LoginDomains.password;
import static ee.convergence.domain.LoginDomains.reconnect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.StringValue;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.AnonymousAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import ee.convergence.protocol.wire.core.DomainUserTypeData;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every kind of login and what takes it away again (protocol.md sections 4.4, 5 and 12). */
@DisplayName("A login")
abstract class LoginKindsContract extends LoginTest {

    /** The settings of the server; failures must not make it pause, and changes are seen at once. */
    static Map<String, String> settings() {
        Map<String, String> settings =
                new HashMap<>(LoginDomains.settings("alice", "bob", "carol", "dave", "erin", "frank"));
        settings.put("convergence.authentication.throttle.failures-per-user", "0");
        settings.put("convergence.authentication.throttle.failures-per-address", "0");
        settings.put("convergence.realtime.domain.watch-interval", "200 ms");
        return settings;
    }

    @Test
    void byPasswordIsTheUserOfThatName() throws IOException {
        ConnectionSuccessData success = success(password("alice"));
        assertThat(success.getUser().getUserId().getUserType()).isEqualTo(DomainUserTypeData.Normal);
        assertThat(success.getUser().getUserId().getUsername()).isEqualTo("alice");
        assertThat(success.getUser().getDisplayName().getValue()).isEqualTo("User alice");
        assertThat(success.getReconnectToken()).matches("[A-Za-z0-9+/]{32}");
        assertThat(database().query("SELECT auth_method FROM session WHERE id = ?", success.getSessionId()))
                .containsExactly("password");
        assertThat(database().query("SELECT last_login_at FROM domain_user WHERE username = 'alice'"))
                .doesNotContainNull();
        assertThat(database().query("SELECT hash FROM user_password"))
                .allMatch(hash -> hash.startsWith("$s0$e0801$"))
                .doesNotHaveDuplicates();
    }

    @Test
    void byAWrongPasswordOrNameFails() throws IOException {
        assertWrong(password("bob", "wrong"));
        assertWrong(password("bob", ""));
        assertWrong(password("bob", "x".repeat(5_000)));
        assertWrong(password("Bob"));
        assertWrong(password("nobody"));
        assertWrong(password(""));
        assertWrong(password("bob\0"));
        success(password("bob"));
    }

    @Test
    void byPasswordIsNotForUsersOfOtherKinds() throws IOException {
        String anonymous =
                success(LoginDomains.anonymous()).getUser().getUserId().getUsername();
        assertWrong(password(anonymous));
        success(jwt(KEY.token("jwt-only")));
        assertWrong(password("jwt-only"));
        assertWrong(password("jwt-only", ""));
    }

    @Test
    void byNobodyIsANewUserEachTime() throws IOException {
        ConnectionSuccessData first = success(LoginDomains.anonymous());
        ConnectionSuccessData second = success(RealtimePeer.login()
                .setAnonymous(AnonymousAuthRequestData.newBuilder().setDisplayName(StringValue.of("Ada"))));
        assertThat(first.getUser().getUserId().getUserType()).isEqualTo(DomainUserTypeData.Anonymous);
        assertThat(first.getUser().getUserId().getUsername())
                .matches("[0-9a-z]+")
                .isNotEqualTo(second.getUser().getUserId().getUsername());
        assertThat(first.getUser().hasDisplayName()).isFalse();
        assertThat(database()
                        .query(
                                "SELECT display_name FROM domain_user WHERE user_type = 2 AND username = ?",
                                second.getUser().getUserId().getUsername()))
                .containsExactly("Ada");
    }

    @Test
    void ofADisabledUserFailsInEveryWay() throws IOException {
        String byPassword = success(password("carol")).getReconnectToken();
        database().execute("UPDATE domain_user SET disabled = 1 WHERE username = 'carol'");
        assertWrong(password("carol"));
        assertWrong(jwt(KEY.token("carol")));
        assertWrong(reconnect(byPassword));
    }

    @Test
    void ofADeletedUserFailsUntilAnotherBearsTheName() throws IOException {
        String token = success(password("dave")).getReconnectToken();
        database()
                .execute("UPDATE domain_user SET username = 'buried', deleted_username = 'dave'"
                        + " WHERE username = 'dave'");
        assertWrong(password("dave"));
        assertWrong(password("buried"));
        assertWrong(reconnect(token));
        assertWrong(jwt(KEY.token("buried")));
        assertThat(success(jwt(KEY.token("dave"))).getUser().hasDisplayName()).isFalse();
    }

    @Test
    void isTakenAwayByWhoeverRevokesTheSession() throws IOException {
        try (RealtimePeer revoked = RealtimePeer.open(target(), Target.OPEN);
                RealtimePeer other = connected(password("erin"))) {
            String session = revoked.connect(password("erin")).getSuccess().getSessionId();
            database().execute("UPDATE session SET revoked_at = 1 WHERE id = ?", session);
            assertCloses(revoked, 1008);
            await().until(() -> disconnected(session).get(0) != null);
            other.proveAlive();
        }
    }

    @Test
    void endsWithItsConnection() throws IOException {
        String session;
        try (RealtimePeer frank = RealtimePeer.open(target(), Target.OPEN)) {
            session = frank.connect(password("frank")).getSuccess().getSessionId();
            assertThat(disconnected(session)).containsOnlyNulls();
        }
        await().until(() -> disconnected(session).get(0) != null);
    }

    private List<String> disconnected(String session) {
        return database().query("SELECT disconnected_at FROM session WHERE id = ?", session);
    }
}
