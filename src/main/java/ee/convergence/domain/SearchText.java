package ee.convergence.domain;

import java.text.Normalizer;

/**
 * How texts are compared where case does not matter. Databases differ in that for all but English letters, so the server
 * folds texts before it stores them and before it looks for them. Stateless.
 */
public final class SearchText {

    private SearchText() {}

    /**
     * The text in Unicode's composed form, each character without its case, whatever its neighbours and the language: what
     * two texts that differ in case alone have in common.
     */
    public static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
