package ee.convergence.domain;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** RSA keys and their text form, PEM ({@code protocol.md} section 5.2). Stateless. */
final class RsaKeys {

    private static final int FEWEST_BITS = 2048;
    private static final int MOST_BITS = 8192;
    private static final int LONGEST_TEXT = 8192;
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private RsaKeys() {}

    /** The public key in a PEM text. */
    static RSAPublicKey publicKey(String pem) throws InvalidKeyTextException {
        try {
            byte[] bytes = bytes(pem, PUBLIC);
            if (rsa().generatePublic(new X509EncodedKeySpec(bytes)) instanceof RSAPublicKey key) {
                return checked(key);
            }
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new InvalidKeyTextException("the key is no RSA key");
        }
        throw new InvalidKeyTextException("the key is no RSA key");
    }

    /** The private key in a PEM text that {@link #pem(PrivateKey)} made. */
    static PrivateKey privateKey(String pem) throws InvalidKeyTextException {
        try {
            return rsa().generatePrivate(new PKCS8EncodedKeySpec(bytes(pem, PRIVATE)));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new InvalidKeyTextException("the key is no RSA key");
        }
    }

    static String pem(RSAPublicKey key) {
        return pem(key, PUBLIC);
    }

    static String pem(PrivateKey key) {
        return pem(key, PRIVATE);
    }

    /** A new pair of keys of 2048 bits. Takes a good part of a second. */
    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(FEWEST_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has RSA", impossible);
        }
    }

    private static RSAPublicKey checked(RSAPublicKey key) throws InvalidKeyTextException {
        int bits = key.getModulus().bitLength();
        if (bits < FEWEST_BITS || bits > MOST_BITS) {
            throw new InvalidKeyTextException("the key has " + bits + " bits, it must have 2048 to 8192");
        }
        return key;
    }

    private static byte[] bytes(String pem, String kind) throws InvalidKeyTextException {
        String text = pem.length() > LONGEST_TEXT ? "" : pem.strip();
        String begin = "-----BEGIN " + kind + "-----";
        String end = "-----END " + kind + "-----";
        if (!text.startsWith(begin) || !text.endsWith(end) || text.length() < begin.length() + end.length()) {
            throw new InvalidKeyTextException("the key does not begin with " + begin + " and end with " + end);
        }
        String body = text.substring(begin.length(), text.length() - end.length());
        return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    }

    private static String pem(Key key, String kind) {
        String body = LINES.encodeToString(key.getEncoded());
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    private static KeyFactory rsa() throws NoSuchAlgorithmException {
        return KeyFactory.getInstance("RSA");
    }
}
