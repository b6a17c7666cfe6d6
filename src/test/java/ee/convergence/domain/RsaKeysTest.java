package ee.convergence.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RsaKeysTest {

    @Test
    void keysSurviveTheirTextForm() throws Exception {
        KeyPair pair = RsaKeys.generate();
        RSAPublicKey publicKey = (RSAPublicKey) pair.getPublic();
        assertThat(publicKey.getModulus().bitLength()).isEqualTo(2048);
        assertThat(RsaKeys.publicKey(RsaKeys.pem(publicKey))).isEqualTo(publicKey);
        assertThat(RsaKeys.privateKey(RsaKeys.pem(pair.getPrivate()))).isEqualTo(pair.getPrivate());
    }

    @Test
    void lineEndsDoNotMatter() throws Exception {
        String pem = TestKey.rsa("key", 2048).pem();
        assertThat(RsaKeys.publicKey(pem.replace("\n", "\r\n"))).isEqualTo(RsaKeys.publicKey(pem));
    }

    @Test
    void shortKeysAreRefused() {
        assertThatThrownBy(() -> RsaKeys.publicKey(TestKey.rsa("key", 1024).pem()))
                .isInstanceOf(InvalidKeyTextException.class)
                .hasMessageContaining("1024");
    }

    @Test
    void keysOfOtherKindsAreRefused() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        String pem = new TestKey("key", pair).pem();
        assertThatThrownBy(() -> RsaKeys.publicKey(pem)).isInstanceOf(InvalidKeyTextException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "key",
                "-----BEGIN PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY----------END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"
            })
    void otherTextsAreRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> RsaKeys.publicKey(text))
                .isInstanceOf(InvalidKeyTextException.class)
                .hasMessageNotContaining("AAAA");
    }
}
