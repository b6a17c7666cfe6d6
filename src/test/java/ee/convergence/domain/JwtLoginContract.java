package ee.convergence.domain;

import static ee.convergence.domain.LoginDomains.DISABLED_KEY;
import static ee.convergence.domain.LoginDomains.KEY;
import static ee.convergence.domain.LoginDomains.jwt;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import ee.convergence.protocol.wire.core.DomainUserTypeData;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of protocol.md section 5.2. */
@DisplayName("A login by a JWT")
abstract class JwtLoginContract extends LoginTest {

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void mayHaveAnyRsaSignature(String algorithm) throws IOException {
        assertThat(success(jwt(KEY.token(algorithm, claims -> claims.setSubject("signed"))))
                        .getUser()
                        .getUserId()
                        .getUsername())
                .isEqualTo("signed");
    }

    @Test
    void mustHaveAnRsaSignatureOfAKeyThatIsLongEnough() throws IOException {
        String payload = KEY.token("ada").split("\\.")[1];
        assertWrong(jwt(ForgedTokens.unsigned(KEY.id(), payload)));
        assertWrong(jwt(ForgedTokens.symmetric(KEY.id(), payload, KEY.pem())));
        TestKey weak = TestKey.rsa("weak", 1024);
        database()
                .execute(
                        "INSERT INTO jwt_key SELECT domain_key, ?, '', ?, 1, 0 FROM domain WHERE id = 'default'",
                        weak.id(),
                        weak.pem());
        assertWrong(jwt(weak.token("ada")));
        database().execute("DELETE FROM jwt_key WHERE id = ?", weak.id());
    }

    static Stream<Named<Consumer<JwtClaims>>> wrongClaims() {
        return Stream.of(
                claims("no exp", claims -> claims.unsetClaim("exp")),
                claims("expired", claims -> claims.setExpirationTime(secondsFromNow(-40))),
                claims("not yet valid", claims -> claims.setNotBefore(secondsFromNow(60))),
                claims("no aud", claims -> claims.unsetClaim("aud")),
                claims("another aud", claims -> claims.setAudience("Others")),
                claims("no sub", claims -> claims.unsetClaim("sub")),
                claims("empty sub", claims -> claims.setSubject("")),
                claims("sub is a number", claims -> claims.setClaim("sub", 5)),
                claims("long sub", claims -> claims.setSubject("x".repeat(1_025))),
                claims("long claim", claims -> claims.setClaim("email", "x".repeat(1_025))),
                claims("many groups", claims -> claims.setClaim("groups", groups(1_001))),
                claims("long token", claims -> claims.setClaim("ballast", "x".repeat(16_384))));
    }

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void mustHaveTheClaimsThatAreRequired(Consumer<JwtClaims> change) throws IOException {
        assertWrong(jwt(KEY.token(change)));
    }

    static Stream<Named<Consumer<JwtClaims>>> rightClaims() {
        return Stream.of(
                claims("expired within the skew", claims -> claims.setExpirationTime(secondsFromNow(-20))),
                claims("valid within the skew", claims -> claims.setNotBefore(secondsFromNow(20))),
                claims("one aud of many", claims -> claims.setAudience("Others", "Convergence")),
                claims("issued in the future", claims -> claims.setIssuedAt(secondsFromNow(600))),
                claims("another issuer", claims -> claims.setIssuer("anybody")),
                claims("an id", claims -> claims.setJwtId("the same")),
                claims("groups of another type", claims -> claims.setClaim("groups", "editors")));
    }

    @ParameterizedTest
    @MethodSource("rightClaims")
    void mayHaveOtherClaims(Consumer<JwtClaims> change) throws IOException {
        success(jwt(KEY.token(change)));
    }

    @Test
    void byManyAtOnceMakesTheUserOnce() throws IOException {
        List<RealtimePeer> peers = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN);
                peers.add(peer);
                peer.ask(ConvergenceMessage.newBuilder().setConnectionRequest(jwt(KEY.token("many"))));
            }
            for (RealtimePeer peer : peers) {
                assertThat(peer.response(0).getConnectionResponse().hasSuccess())
                        .isTrue();
            }
        } finally {
            for (RealtimePeer peer : peers) {
                peer.close();
            }
        }
        assertThat(database().query("SELECT user_key FROM domain_user WHERE username = 'many'"))
                .hasSize(1);
    }

    @Test
    void createsItsUserAndUpdatesIt() throws IOException {
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
    void mayBeMadeTwice() throws IOException {
        String token = KEY.token("replayed");
        assertThat(success(jwt(token)).getSessionId())
                .isNotEqualTo(success(jwt(token)).getSessionId());
    }

    @Test
    void thatIsWrongFails() throws IOException {
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
        ConnectionSuccessData success =
                success(jwt(ServerKeys.admin(database()).token("new-root", Map.of("firstName", "Ignored"))));
        assertThat(success.getUser().getUserId().getUserType()).isEqualTo(DomainUserTypeData.Convergence);
        assertThat(success.getUser().getDisplayName().getValue()).isEqualTo("new-root");
        assertThat(success.getUser().hasFirstName()).isFalse();
    }

    private static Named<Consumer<JwtClaims>> claims(String name, Consumer<JwtClaims> change) {
        return Named.of(name, change);
    }

    private static List<String> groups(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static NumericDate secondsFromNow(int seconds) {
        NumericDate date = NumericDate.now();
        date.addSeconds(seconds);
        return date;
    }
}
