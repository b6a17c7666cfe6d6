package ee.convergence.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import ee.convergence.config.Settings;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens are believed (protocol.md section 5.2). */
class JwtReaderTest {

    private static final TestKey KEY = TestKey.rsa("key", 2048);

    private final JwtReader reader = new JwtReader(Settings.of(ConfigFactory.empty()));

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void allKindsOfRsaSignaturesAreBelieved(String algorithm) {
        assertThat(read(KEY.token(algorithm, claims -> {}))).isPresent();
    }

    @Test
    void noOtherSignatureIsBelieved() throws Exception {
        String payload = encoded("{\"sub\":\"ada\",\"aud\":\"Convergence\",\"exp\":4102444800}");
        assertThat(read(encoded("{\"alg\":\"none\",\"kid\":\"key\"}") + "." + payload + "."))
                .isEmpty();
        String signed = encoded("{\"alg\":\"HS256\",\"kid\":\"key\"}") + "." + payload;
        for (byte[] secret : List.of(
                KEY.pem().getBytes(StandardCharsets.UTF_8),
                KEY.pair().getPublic().getEncoded())) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            assertThat(read(signed + "." + encoded(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)))))
                    .isEmpty();
        }
        assertThat(read(TestKey.rsa("key", 2048).token("ada"))).isEmpty();
    }

    @Test
    void aTokenThatWasChangedIsNotBelieved() {
        String[] parts = KEY.token("ada").split("\\.");
        String other = KEY.token("eve").split("\\.")[1];
        assertThat(read(parts[0] + "." + other + "." + parts[2])).isEmpty();
    }

    static Stream<Arguments> invalidClaims() {
        return Stream.of(
                invalid("no exp", claims -> claims.unsetClaim("exp")),
                invalid("expired", claims -> claims.setExpirationTime(secondsFromNow(-35))),
                invalid("exp is a text", claims -> claims.setClaim("exp", "soon")),
                invalid("not yet valid", claims -> claims.setNotBefore(secondsFromNow(40))),
                invalid("no aud", claims -> claims.unsetClaim("aud")),
                invalid("another aud", claims -> claims.setAudience("Divergence")),
                invalid("no sub", claims -> claims.unsetClaim("sub")),
                invalid("empty sub", claims -> claims.setSubject("")),
                invalid("sub is a number", claims -> claims.setClaim("sub", 5)),
                invalid("long sub", claims -> claims.setSubject("x".repeat(1025))),
                invalid("sub with character 0", claims -> claims.setSubject("a\0b")),
                invalid("long claim", claims -> claims.setClaim("email", "x".repeat(1025))),
                invalid("long group", claims -> claims.setClaim("groups", List.of("x".repeat(1025)))),
                invalid("long token", claims -> claims.setClaim("ballast", "x".repeat(20_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidClaims")
    void invalidClaimsAreRefused(String name, Consumer<JwtClaims> change) {
        assertThat(read(KEY.token(change))).isEmpty();
    }

    @Test
    void clocksMayDifferByThirtySeconds() {
        assertThat(read(KEY.token(claims -> claims.setExpirationTime(secondsFromNow(-25)))))
                .isPresent();
        assertThat(read(KEY.token(claims -> claims.setNotBefore(secondsFromNow(25)))))
                .isPresent();
    }

    @Test
    void theAudienceMayBeOneOfMany() {
        assertThat(read(KEY.token(claims -> claims.setAudience("Others", "Convergence"))))
                .isPresent();
    }

    @Test
    void claimsAreReadAndThoseOfAnotherTypeAreAbsent() {
        JwtClaimsOfUser claims = read(KEY.token(
                        "ada",
                        Map.of("firstName", "Ada", "lastName", 5, "email", "", "groups", List.of("a", "b", "a"))))
                .orElseThrow();
        assertThat(claims.username()).isEqualTo("ada");
        assertThat(claims.profile())
                .isEqualTo(new User.Profile(Optional.of("Ada"), Optional.empty(), Optional.empty(), Optional.of("")));
        assertThat(claims.groups()).contains(Set.of("a", "b"));
        assertThat(read(KEY.token("ada")).orElseThrow().groups()).isEmpty();
        assertThat(read(KEY.token("ada", Map.of("groups", List.of("a", 5))))
                        .orElseThrow()
                        .groups())
                .isEmpty();
        assertThat(read(KEY.token("ada", Map.of("groups", List.of())))
                        .orElseThrow()
                        .groups())
                .contains(Set.of());
    }

    @Test
    void tooManyGroupsAreRefused() {
        JwtReader strict =
                new JwtReader(Settings.of(ConfigFactory.parseString("convergence.authentication.jwt.max-groups = 1")));
        String token = KEY.token("ada", Map.of("groups", List.of("a", "b")));
        assertThat(strict.read(token, (RSAPublicKey) KEY.pair().getPublic())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "a.b.c.d.e", "eyJhbGciOiJSUzI1NiJ9..", "ä.ö.ü", "null"})
    void whatIsNoTokenHasNoKey(String token) {
        assertThat(reader.keyId(token)).isEmpty();
        assertThat(read(token)).isEmpty();
    }

    @Test
    void theKeyIsNamed() {
        assertThat(reader.keyId(KEY.token("ada"))).contains("key");
        assertThat(reader.keyId(new TestKey(null, KEY.pair()).token("ada"))).isEmpty();
        assertThat(reader.keyId(new TestKey("", KEY.pair()).token("ada"))).isEmpty();
        assertThat(reader.keyId(encoded("{\"alg\":\"RS256\",\"kid\":5}") + ".e30.AA"))
                .isEmpty();
    }

    @Test
    void deeplyNestedTokensAreRefused() {
        String deep = String.join("", Collections.nCopies(5_000, "["));
        assertThat(reader.keyId(encoded("{\"kid\":" + deep) + ".e30.AA")).isEmpty();
    }

    private Optional<JwtClaimsOfUser> read(String token) {
        return reader.read(token, (RSAPublicKey) KEY.pair().getPublic())
                .filter(claims -> reader.keyId(token).isPresent());
    }

    private static Arguments invalid(String name, Consumer<JwtClaims> change) {
        return Arguments.of(name, change);
    }

    private static NumericDate secondsFromNow(int seconds) {
        NumericDate date = NumericDate.now();
        date.addSeconds(seconds);
        return date;
    }

    private static String encoded(String json) {
        return encoded(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
