package ee.convergence.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import ee.convergence.config.Settings;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of stored passwords (protocol.md section 5.1). */
class PasswordHashTest {

    /** A test vector of RFC 7914, in the modular form. */
    private static final String VECTOR = "$s0$e0801$"
            + Base64.getEncoder().encodeToString("SodiumChloride".getBytes())
            + "$"
            + Base64.getEncoder()
                    .encodeToString(HexFormat.of()
                            .parseHex("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"));

    private final Passwords passwords = new Passwords(Settings.of(ConfigFactory.empty()));

    @Test
    void hashesOfOtherProgramsAreUnderstood() {
        PasswordHash hash = PasswordHash.parse(VECTOR).orElseThrow();
        assertThat(passwords.matches("pleaseletmein", hash)).isTrue();
        assertThat(passwords.matches("pleaseletmeout", hash)).isFalse();
        assertThat(hash.modular()).isEqualTo(VECTOR);
    }

    @Test
    void aNewHashHasTheParametersOfTheSpecificationAndItsOwnSalt() {
        String hash = passwords.hash("päss ☕").modular();
        assertThat(hash).matches("\\$s0\\$e0801\\$[A-Za-z0-9+/]{22}==\\$[A-Za-z0-9+/]{43}=");
        assertThat(passwords.matches("päss ☕", PasswordHash.parse(hash).orElseThrow()))
                .isTrue();
        assertThat(passwords.hash("päss ☕").modular()).isNotEqualTo(hash);
    }

    @Test
    void emptyAndEndlessPasswordsMatchNothing() {
        PasswordHash hash = passwords.hash("");
        assertThat(passwords.matches("", hash)).isFalse();
        assertThat(passwords.matches("x".repeat(2_000), hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "$s0$e0801$!!!!$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "$s0$e0801$AAAA$AAAA",
                "$s0$1e0801$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "$s0$14ff01$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "$s0$e0800$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void whatIsNoHashOrCostsTooMuchIsRefused(String text) {
        assertThat(PasswordHash.parse(text)).isEmpty();
    }

    @Test
    void itsTextFormDoesNotShowIt() {
        assertThat(PasswordHash.parse(VECTOR).orElseThrow().toString()).isEqualTo("PasswordHash");
    }
}
