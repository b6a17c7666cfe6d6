package ee.convergence.domain;

import static ee.convergence.domain.LoginDomains.DISABLED_KEY;
import static ee.convergence.domain.LoginDomains.KEY;
import static ee.convergence.domain.LoginDomains.jwt;
import static ee.convergence.domain.LoginDomains.password;
import static ee.convergence.domain.LoginDomains.reconnect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import ee.convergence.protocol.wire.core.DomainUserTypeData;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every kind of login and what takes it away again (protocol.md sections 4.4, 5 and 12). */
@DisplayName("A login to the embedded server")
class LoginIT extends LoginTest {

    @RegisterExtension
    static final EmbeddedServer SERVER =
            EmbeddedServer.with(LoginDomains.settings("alice", "bob", "carol", "dave", "erin", "frank"));

    @Override
    Target target() {
        return SERVER.target();
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
    void byAJwtCreatesItsUserAndUpdatesIt() throws IOException {
        ConnectionSuccessData first = success(jwt(KEY.token("grace", Map.of("firstName", "Grace", "email", "g@x"))));
        assertThat(first.getUser().getUserId().getUserType()).isEqualTo(DomainUserTypeData.Normal);
        assertThat(first.getUser().getUserId().getUsername()).isEqualTo("grace");
        assertThat(first.getUser().getFirstName().getValue()).isEqualTo("Grace");
        assertThat(first.getUser().hasLastName()).isFalse();
        ConnectionSuccessData second =
                success(jwt(KEY.token("grace", Map.of("lastName", "Hopper", "email", "h@x", "displayName", 5))));
        assertThat(second.getUser().getFirstName().getValue()).isEqualTo("Grace");
        assertThat(second.getUser().getLastName().getValue()).isEqualTo("Hopper");
        assertThat(second.getUser().getEmail().getValue()).isEqualTo("h@x");
        assertThat(second.getUser().hasDisplayName()).isFalse();
        assertThat(database().query("SELECT last_login_at FROM domain_user WHERE username = 'grace'"))
                .hasSize(1)
                .doesNotContainNull();
    }

    @Test
    void byAJwtMayBeMadeTwice() throws IOException {
        String token = KEY.token("replayed");
        assertThat(success(jwt(token)).getSessionId())
                .isNotEqualTo(success(jwt(token)).getSessionId());
    }

    @Test
    void byAJwtThatIsWrongFails() throws IOException {
        assertWrong(jwt("not.a.token"));
        assertWrong(jwt(""));
        assertWrong(jwt(KEY.token(claims -> claims.setExpirationTimeMinutesInTheFuture(-5))));
        assertWrong(jwt(KEY.token(claims -> claims.setAudience("Others"))));
        assertWrong(jwt(DISABLED_KEY.token("ada")));
        assertWrong(jwt(new TestKey("unknown-key", KEY.pair()).token("ada")));
        assertWrong(jwt(new TestKey(null, KEY.pair()).token("ada")));
        assertWrong(jwt(new TestKey(KEY.id(), DISABLED_KEY.pair()).token("ada")));
        assertWrong(jwt(new TestKey(JwtKey.ADMIN, KEY.pair()).token("ada")));
    }

    @Test
    void byTheDomainsOwnKeyIsAnAdministrator() throws Exception {
        ConnectionSuccessData success = success(jwt(adminKey().token("new-root", Map.of("firstName", "Ignored"))));
        assertThat(success.getUser().getUserId().getUserType()).isEqualTo(DomainUserTypeData.Convergence);
        assertThat(success.getUser().getDisplayName().getValue()).isEqualTo("new-root");
        assertThat(success.getUser().hasFirstName()).isFalse();
    }

    @Test
    void byATokenContinuesEveryKindOfLogin() throws Exception {
        for (var login : List.of(
                password("alice"), jwt(KEY.token("heidi")), jwt(adminKey().token("root")), LoginDomains.anonymous())) {
            ConnectionSuccessData before = success(login);
            ConnectionSuccessData after = success(reconnect(before.getReconnectToken()));
            assertThat(after.getUser()).isEqualTo(before.getUser());
            assertThat(after.getReconnectToken()).isEqualTo(before.getReconnectToken());
            assertThat(after.getSessionId()).isNotEqualTo(before.getSessionId());
        }
    }

    @Test
    void byATokenThatIsUnknownOrExpiredFails() throws IOException {
        assertWrong(reconnect("A".repeat(32)));
        assertWrong(reconnect(""));
        ConnectionSuccessData before = success(password("alice"));
        String hash = ReconnectTokens.hash(before.getReconnectToken());
        assertThat(database().execute("UPDATE reconnect_token SET expires_at = 1 WHERE token_hash = ?", hash))
                .isEqualTo(1);
        assertWrong(reconnect(before.getReconnectToken()));
    }

    @Test
    void byATokenProlongsIt() throws IOException {
        String token = success(password("alice")).getReconnectToken();
        String hash = ReconnectTokens.hash(token);
        long soon = System.currentTimeMillis() + 60_000;
        database().execute("UPDATE reconnect_token SET expires_at = ? WHERE token_hash = ?", soon, hash);
        success(reconnect(token));
        assertThat(Long.parseLong(database()
                        .query("SELECT expires_at FROM reconnect_token WHERE token_hash = ?", hash)
                        .get(0)))
                .isBetween(
                        soon + Duration.ofHours(23).toMillis(),
                        soon + Duration.ofHours(25).toMillis());
        assertThat(database().query("SELECT token_hash FROM reconnect_token")).doesNotContain(token);
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

    private static List<String> disconnected(String session) {
        return database().query("SELECT disconnected_at FROM session WHERE id = ?", session);
    }

    private static TestKey adminKey() throws InvalidKeyTextException {
        return ServerKeys.admin(database());
    }

    private static ServerDatabase database() {
        return new ServerDatabase(SERVER.process());
    }
}
