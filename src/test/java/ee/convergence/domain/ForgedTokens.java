package ee.convergence.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** JWTs with signatures that must not be believed. */
final class ForgedTokens {

    private ForgedTokens() {}

    /** Says of itself that it needs no signature. */
    static String unsigned(String keyId, String payload) {
        return header("none", keyId) + "." + payload + ".";
    }

    /** Is signed with the public key as if that were a secret. */
    static String symmetric(String keyId, String payload, String publicKey) {
        String signed = header("HS256", keyId) + "." + payload;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(publicKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "." + encoded(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String header(String algorithm, String keyId) {
        String json = "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + keyId + "\"}";
        return encoded(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
