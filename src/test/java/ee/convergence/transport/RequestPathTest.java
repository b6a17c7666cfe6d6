package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.domain.DomainId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @CsvSource({
        "/a/b, a, b",
        "/a%2Fb/c, a/b, c",
        "/a+b/c, a+b, c",
        "/A/b, A, b",
        "/%C3%A4/%E2%82%AC, ä, €",
        "/a;x=1/b, a;x=1, b",
    })
    void twoSegmentsNameADomain(String uri, String namespace, String id) {
        assertThat(RequestPath.of(uri, "").domain()).contains(new DomainId(namespace, id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "", "/a", "/a/", "/a/b/", "//b", "/a//", "/a/b/c", "/a/%", "/a/%4", "/a/%zz", "/%ff/b"})
    void anythingElseNamesNone(String uri) {
        assertThat(RequestPath.of(uri, "").domain()).isEmpty();
    }

    @Test
    void theContextPathIsCutOff() {
        assertThat(RequestPath.of("/app/ns/dom", "/app").domain()).contains(new DomainId("ns", "dom"));
    }

    @Property
    void whatIsEncodedIsDecoded(@ForAll String namespace, @ForAll String id) {
        String path = "/" + encode(namespace) + "/" + encode(id);
        Optional<DomainId> expected = namespace.isEmpty() || id.isEmpty()
                ? Optional.empty()
                : Optional.of(new DomainId(utf8(namespace), utf8(id)));
        assertThat(RequestPath.of(path, "").domain()).isEqualTo(expected);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Unpaired surrogates become question marks on the way. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
