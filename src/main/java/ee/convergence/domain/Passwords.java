package ee.convergence.domain;

import com.password4j.ScryptFunction;
import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * Hashes and checks passwords by scrypt ({@code protocol.md} section 5.1). Slow on purpose: to be called by {@link
 * LoginWorkers}. Thread-safe.
 */
@ServerSingleton
public final class Passwords {

    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final int longest;
    private final PasswordHash dummy;

    /** Passwords as long as these settings allow. */
    @Inject
    public Passwords(Settings settings) {
        this.longest = settings.authentication().maxPasswordLength();
        this.dummy = new PasswordHash(
                PasswordHash.LOG_N, PasswordHash.R, PasswordHash.P, bytes(SALT_BYTES), bytes(PasswordHash.KEY_BYTES));
    }

    /** Whether it may be somebody's password. */
    boolean isAcceptable(String password) {
        return !password.isEmpty() && password.length() <= longest;
    }

    /** A new hash of the password. */
    PasswordHash hash(String password) {
        byte[] salt = bytes(SALT_BYTES);
        byte[] key = derive(password, salt, 1 << PasswordHash.LOG_N, PasswordHash.R, PasswordHash.P);
        return new PasswordHash(PasswordHash.LOG_N, PasswordHash.R, PasswordHash.P, salt, key);
    }

    /** Whether the hash is one of the password; takes as long for a wrong password as for the right one. */
    boolean matches(String password, PasswordHash hash) {
        byte[] key = derive(isAcceptable(password) ? password : "", hash.salt(), 1 << hash.logN(), hash.r(), hash.p());
        return MessageDigest.isEqual(key, hash.key()) && isAcceptable(password);
    }

    /** Takes as long as {@link #matches}: for users who have no password. */
    void matchNothing(String password) {
        matches(password, dummy);
    }

    private static byte[] derive(String password, byte[] salt, int n, int r, int p) {
        try {
            return ScryptFunction.getInstance(n, r, p, PasswordHash.KEY_BYTES)
                    .scrypt(password.getBytes(StandardCharsets.UTF_8), salt, PasswordHash.KEY_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
        }
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
