package ee.convergence.domain;

import static ee.convergence.domain.LoginDomains.KEY;
import static ee.convergence.domain.LoginDomains.anonymous;
import static ee.convergence.domain.LoginDomains.jwt;
import static ee.convergence.domain.LoginDomains.password;
import static ee.convergence.domain.LoginDomains.reconnect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Faults of the server pass, and clients are told so (protocol.md sections 4.4 and 12, rows 3 and 4). */
@DisplayName("A fault of the server during a login")
abstract class LoginFaultsContract extends LoginTest {

    /** The settings of the server. */
    static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(LoginDomains.settings("alice"));
        settings.put("convergence.authentication.threads", "1");
        settings.put("convergence.authentication.queue", "5");
        settings.put("convergence.realtime.client.domain-authentication-timeout", "3 s");
        return settings;
    }

    @Test
    void ofItsDirectoryIsADomainError() throws IOException {
        assertFailsWithout(
                "domain",
                anonymous(),
                "domain_error",
                "The domain 'convergence/default' could not connect to its database.");
    }

    @Test
    void ofItsSessionsIsAnAuthenticationErrorThatPasses() throws IOException {
        String token = success(password("alice")).getReconnectToken();
        for (ConnectionRequestMessage.Builder login :
                List.of(anonymous(), password("alice"), jwt(KEY.token("grace")), reconnect(token))) {
            assertFailsWithout("session", login, "authentication_error", "Unable to create user session");
        }
    }

    @Test
    void ofItsUsersIsNeverAWrongPassword() throws IOException {
        assertFailsWithout("user_password", password("alice"), "authentication_error", "Unable to create user session");
        assertFailsWithout("jwt_key", jwt(KEY.token("grace")), "authentication_error", "Unable to create user session");
    }

    @Test
    void thatTakesTooLongIsAServerErrorThatPasses() throws Exception {
        try (Connection lock = database().lock()) {
            assertThat(failure(anonymous()))
                    .isEqualTo(failure("server_error", "The server could not obtain the users presence data", true));
            assertThat(lock.isClosed()).isFalse();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
                return peer.connect(anonymous()).hasSuccess();
            }
        });
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database()
                        .query("SELECT id FROM session WHERE disconnected_at IS NULL")
                        .isEmpty());
    }

    @Test
    void whichHasTooMuchToDoIsUnavailable() throws IOException {
        List<RealtimePeer> peers = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN);
                peers.add(peer);
                peer.ask(ConvergenceMessage.newBuilder().setConnectionRequest(password("alice")));
            }
            List<String> codes = new ArrayList<>();
            for (RealtimePeer peer : peers) {
                ConnectionResponseMessage response = peer.response(0).getConnectionResponse();
                codes.add(response.hasSuccess() ? "" : response.getFailure().getCode());
                assertThat(response.hasSuccess() || response.getFailure().getRetryOk())
                        .isTrue();
            }
            assertThat(codes).contains("", "domain_unavailable").doesNotContain("authentication_failed");
        } finally {
            for (RealtimePeer peer : peers) {
                peer.close();
            }
        }
    }

    private void assertFailsWithout(String table, ConnectionRequestMessage.Builder login, String code, String details)
            throws IOException {
        // What is known of the domain is fresh for two seconds.
        database().execute("ALTER TABLE " + table + " RENAME TO hidden");
        try {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(answer(login)).isEqualTo(code));
            assertThat(failure(login)).isEqualTo(failure(code, details, true));
        } finally {
            database().execute("ALTER TABLE hidden RENAME TO " + table);
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(answer(login)).isEmpty());
    }

    private String answer(ConnectionRequestMessage.Builder login) throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            return peer.connect(login).getFailure().getCode();
        }
    }
}
