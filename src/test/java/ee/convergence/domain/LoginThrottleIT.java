package ee.convergence.domain;

import static ee.convergence.domain.LoginDomains.KEY;
import static ee.convergence.domain.LoginDomains.anonymous;
import static ee.convergence.domain.LoginDomains.jwt;
import static ee.convergence.domain.LoginDomains.password;
import static ee.convergence.domain.LoginDomains.reconnect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Guessing is slowed down and nobody is locked out (protocol.md section 12, row 8). */
@DisplayName("Repeated failures")
@TestMethodOrder(OrderAnnotation.class)
class LoginThrottleIT extends LoginTest {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(settings());

    private static String token;

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(LoginDomains.settings("alice", "bob"));
        String throttle = "convergence.authentication.throttle.";
        settings.put(throttle + "failures-per-user", "3");
        settings.put(throttle + "failures-per-address", "12");
        settings.put(throttle + "first-pause", "3 s");
        settings.put(throttle + "longest-pause", LONGEST_PAUSE.toSeconds() + " s");
        return settings;
    }

    @Override
    EmbeddedServer server() {
        return SERVER;
    }

    @Test
    @Order(1)
    void successesDoNotCount() throws IOException {
        for (int i = 0; i < 15; i++) {
            token = success(password("alice")).getReconnectToken();
        }
    }

    @Test
    @Order(2)
    void ofOneUserAreRefusedAsWrongAndOthersAreNot() throws IOException {
        long begin = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            assertWrong(password("alice", "wrong"));
        }
        assertWrong(password("alice"));
        assertThat(System.nanoTime() - begin).isLessThan(LONGEST_PAUSE.toNanos());
        success(password("bob"));
        success(reconnect(token));
        success(jwt(KEY.token("alice")));
        awaitSuccess();
    }

    @Test
    @Order(3)
    void fromOneAddressAreRefusedForTheMomentOnly() throws IOException {
        while (!refused()) {
            assertWrong(jwt("not.a.token"));
        }
        assertUnavailable(password("bob"));
        assertUnavailable(password("bob", "wrong"));
        assertUnavailable(jwt(KEY.token("alice")));
        assertUnavailable(anonymous());
        success(reconnect(token));
        awaitSuccess();
    }

    private boolean refused() throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            return peer.connect(anonymous()).hasFailure();
        }
    }

    private void awaitSuccess() {
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
                return peer.connect(password("alice")).hasSuccess();
            }
        });
    }
}
