package ee.convergence.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SearchTextTest {

    @Test
    void caseDoesNotMatter() {
        assertThat(SearchText.folded("ÄÖÜ Éa Ж Σς")).isEqualTo(SearchText.folded("äöü éA ж σΣ"));
    }

    @Test
    void theLanguageDoesNotMatter() {
        assertThat(SearchText.folded("I\u0130i\u0131")).isEqualTo("iiii");
    }

    @Test
    void neighboursDoNotMatter() {
        assertThat(SearchText.folded("ΟΔΟΣ ΤΗΣ"))
                .contains(SearchText.folded("ΟΔΟΣ"))
                .contains(SearchText.folded("σ τ"));
    }

    @Test
    void compositionDoesNotMatter() {
        assertThat(SearchText.folded("e\u0301")).isEqualTo(SearchText.folded("É"));
    }

    @Property
    void foldingTwiceChangesNothing(@ForAll String text) {
        assertThat(SearchText.folded(SearchText.folded(text))).isEqualTo(SearchText.folded(text));
    }

    @Test
    void halvesAndZeroAreNotStorable() {
        assertThat(Texts.isStorable("\ud83d\ude00 a\u0001")).isTrue();
        assertThat(Texts.isStorable("a\0")).isFalse();
        assertThat(Texts.isStorable("\ude00")).isFalse();
        assertThat(Texts.isStorable("a\ud83d")).isFalse();
    }
}
