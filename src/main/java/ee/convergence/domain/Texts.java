package ee.convergence.domain;

import java.nio.charset.StandardCharsets;

/** What databases can store of what clients send. Stateless. */
public final class Texts {

    private Texts() {}

    /** Whether every database stores exactly this text: not the character 0, nor half of a surrogate pair. */
    public static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** The text without what cannot be stored, cut to a length. */
    static String storable(String text, int longest) {
        boolean halved = text.length() > longest && Character.isHighSurrogate(text.charAt(longest - 1));
        String cut = text.length() > longest ? text.substring(0, halved ? longest - 1 : longest) : text;
        return cut.replace("\0", "");
    }
}
