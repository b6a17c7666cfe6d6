package ee.convergence.domain;

import static ee.convergence.domain.LoginDomains.KEY;
import static ee.convergence.domain.LoginDomains.anonymous;
import static ee.convergence.domain.LoginDomains.jwt;
import static ee.convergence.domain.LoginDomains.password;
import static ee.convergence.domain.LoginDomains.reconnect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rows of protocol.md section 5.4, and what is recorded of every login (section 5). */
@DisplayName("A login by a reconnect token")
abstract class TokenLoginContract extends LoginTest {

    private static final String LAST_LOGIN = "SELECT last_login_at FROM domain_user WHERE username = 'alice'";

    @Test
    void continuesEveryKindOfLogin() throws Exception {
        for (var login : List.of(
                password("alice"),
                jwt(KEY.token("heidi")),
                jwt(ServerKeys.admin(database()).token("root")),
                anonymous())) {
            ConnectionSuccessData before = success(login);
            ConnectionSuccessData after = success(reconnect(before.getReconnectToken()));
            assertThat(after.getUser()).isEqualTo(before.getUser());
            assertThat(after.getReconnectToken()).isEqualTo(before.getReconnectToken());
            assertThat(after.getSessionId()).isNotEqualTo(before.getSessionId());
        }
    }

    @Test
    void thatIsUnknownOrExpiredFails() throws IOException {
        assertWrong(reconnect("A".repeat(32)));
        assertWrong(reconnect(""));
        ConnectionSuccessData before = success(password("alice"));
        String hash = ReconnectTokens.hash(before.getReconnectToken());
        assertThat(database().execute("UPDATE reconnect_token SET expires_at = 1 WHERE token_hash = ?", hash))
                .isEqualTo(1);
        assertWrong(reconnect(before.getReconnectToken()));
    }

    @Test
    void prolongsTheToken() throws IOException {
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
    void isIssuedAsATokenByEveryOtherLoginAndNoneReplacesAnother() throws Exception {
        String first = success(password("alice")).getReconnectToken();
        String second = success(password("alice")).getReconnectToken();
        assertThat(second).isNotEqualTo(first);
        for (String token : List.of(
                first,
                second,
                success(jwt(KEY.token("ivan"))).getReconnectToken(),
                success(anonymous()).getReconnectToken())) {
            assertThat(token).matches("[A-Za-z0-9+/]{32}");
            success(reconnect(token));
            success(reconnect(token));
        }
    }

    @Test
    void isValidAsLongAsTheDomainSays() throws IOException {
        String minutes = database()
                .query("SELECT reconnect_minutes FROM domain WHERE id = 'default'")
                .get(0);
        try {
            database().execute("UPDATE domain SET reconnect_minutes = 5 WHERE id = 'default'");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(millisLeft(success(anonymous())))
                            .isBetween(
                                    Duration.ofMinutes(4).toMillis(),
                                    Duration.ofMinutes(5).toMillis()));
        } finally {
            database()
                    .execute("UPDATE domain SET reconnect_minutes = ? WHERE id = 'default'", Integer.valueOf(minutes));
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        millisLeft(success(anonymous())) > Duration.ofHours(1).toMillis());
    }

    @Test
    void isNoLastLogin() throws IOException {
        String token = success(password("alice")).getReconnectToken();
        List<String> before = database().query(LAST_LOGIN);
        success(reconnect(token));
        assertThat(database().query(LAST_LOGIN)).isEqualTo(before).doesNotContainNull();
    }

    @Test
    void isRecordedLikeEveryOther() throws IOException {
        ConnectionSuccessData first = success(password("alice"));
        assertRecorded(first, "password");
        assertRecorded(success(jwt(KEY.token("ivan"))), "jwt");
        assertRecorded(success(anonymous()), "anonymous");
        assertRecorded(success(reconnect(first.getReconnectToken())), "reconnect");
    }

    private void assertRecorded(ConnectionSuccessData login, String method) {
        assertThat(database()
                        .query(
                                "SELECT auth_method || ' ' || client || ' ' || client_version || ' ' || remote_host"
                                        + " FROM session WHERE id = ?",
                                login.getSessionId()))
                .containsExactly(method + " JavaScript 1.0.0-rc.12 127.0.0.1");
    }

    private long millisLeft(ConnectionSuccessData login) {
        return Long.parseLong(database()
                        .query(
                                "SELECT expires_at FROM reconnect_token WHERE token_hash = ?",
                                ReconnectTokens.hash(login.getReconnectToken()))
                        .get(0))
                - System.currentTimeMillis();
    }
}
