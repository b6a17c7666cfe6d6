package ee.convergence.domain;

import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** A key pair of an application, and the tokens that it signs. */
public record TestKey(String id, KeyPair pair) {

    /** A new RSA key pair. */
    public static TestKey rsa(String id, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new TestKey(id, generator.generateKeyPair());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The public key in PEM. */
    public String pem() {
        return pem("PUBLIC KEY", pair.getPublic());
    }

    /** The private key in PEM. */
    public String privatePem() {
        return pem("PRIVATE KEY", pair.getPrivate());
    }

    private static String pem(String kind, Key key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    /** A valid token for a user. */
    public String token(String username) {
        return token(username, Map.of());
    }

    /** A valid token with some more claims. */
    public String token(String username, Map<String, Object> more) {
        return token(claims -> {
            claims.setSubject(username);
            more.forEach(claims::setClaim);
        });
    }

    /** A token that is valid but for what is changed. */
    public String token(Consumer<JwtClaims> change) {
        return token(AlgorithmIdentifiers.RSA_USING_SHA256, change);
    }

    /** A token with another signature. */
    public String token(String algorithm, Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setAudience("Convergence");
        claims.setSubject("ada");
        claims.setExpirationTimeMinutesInTheFuture(10);
        change.accept(claims);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        if (id != null) {
            signature.setKeyIdHeaderValue(id);
        }
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKey(pair.getPrivate());
        signature.setDoKeyValidation(false);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException unusable) {
            throw new IllegalStateException(unusable);
        }
    }
}
