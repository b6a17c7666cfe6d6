package ee.convergence.domain;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An scrypt hash in the modular form {@code $s0$<params>$<salt>$<key>} ({@code protocol.md} section 5.1). Its text form
 * does not show it.
 *
 * @param logN the binary logarithm of the cost
 * @param r the block size
 * @param p the parallelisation
 * @param salt the salt
 * @param key the derived key
 */
record PasswordHash(int logN, int r, int p, byte[] salt, byte[] key) {

    static final int LOG_N = 14;
    static final int R = 8;
    static final int P = 1;
    static final int KEY_BYTES = 32;

    /** A hash that is imported must not cost more memory than this, nor more than a few times the time of ours. */
    private static final int MOST_BLOCKS = 1 << 20;

    private static final Pattern MODULAR =
            Pattern.compile("\\$s0\\$([0-9a-f]{5,6})\\$([A-Za-z0-9+/]{4,172}={0,2})\\$([A-Za-z0-9+/]{43}=)");

    /** The hash of this modular form; empty if it is none or would cost too much to check. */
    static Optional<PasswordHash> parse(String modular) {
        Matcher matcher = MODULAR.matcher(modular);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int params = Integer.parseInt(matcher.group(1), 16);
        int logN = params >> 16;
        int r = params >> 8 & 0xff;
        int p = params & 0xff;
        if (logN < 1 || logN > 20 || r < 1 || p < 1 || ((long) r * p << logN) > MOST_BLOCKS) {
            return Optional.empty();
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            return Optional.of(
                    new PasswordHash(logN, r, p, base64.decode(matcher.group(2)), base64.decode(matcher.group(3))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The modular form. */
    String modular() {
        Base64.Encoder base64 = Base64.getEncoder();
        return "$s0$" + Integer.toHexString(logN << 16 | r << 8 | p) + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(key);
    }

    @Override
    public String toString() {
        return "PasswordHash";
    }
}
