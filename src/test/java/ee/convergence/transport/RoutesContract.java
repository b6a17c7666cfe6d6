package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP routes beside the WebSocket (transport.md section 1). */
@DisplayName("The HTTP routes")
abstract class RoutesContract extends TransportContract {

    private static final String HEALTHY = "{\"body\":{},\"ok\":true}";

    @Test
    void rootTellsTheVersionThatTheLoginTells() throws IOException {
        RawAnswer answer = answerTo(RawRequest.plain("GET", "/"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            String version = peer.connectAnonymously("Ada").getServer().getVersion();
            assertThat(version).isNotEmpty();
            assertThat(answer.body()).isEqualTo("{\"body\":{\"version\":\"" + version + "\"},\"ok\":true}");
        }
    }

    @Test
    void healthIsGood() throws IOException {
        RawAnswer answer = answerTo(RawRequest.plain("GET", "/health"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.body()).isEqualTo(HEALTHY);
    }

    @Test
    void readinessIsGood() throws IOException {
        assertThat(answerTo(RawRequest.plain("GET", "/health/ready")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health", "/health/ready"})
    void servicePathsAllowHead(String path) throws IOException {
        assertThat(answerTo(RawRequest.plain("HEAD", path)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health", "/health/ready"})
    void servicePathsAllowNoOtherMethod(String path) throws IOException {
        assertThat(answerTo(RawRequest.plain("POST", path).with("Content-Length", "0"))
                        .status())
                .isEqualTo(405);
        assertThat(answerTo(RawRequest.plain("DELETE", path)).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void domainPathExpectsAnUpgrade(String method) throws IOException {
        RawAnswer answer =
                answerTo(RawRequest.plain(method, "/convergence/default").with("Content-Length", "0"));
        assertThat(answer.status()).isEqualTo(400);
        assertPlainText(answer, "Expected WebSocket Upgrade request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/one", "/a/b/c", "/a/b/c/d", "/a//b", "//b", "/Main.class"})
    void otherPathsAreNotFound(String path) throws IOException {
        RawAnswer answer = answerTo(RawRequest.plain("GET", path));
        assertThat(answer.status()).isEqualTo(404);
        assertPlainText(answer, "The requested resource could not be found.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF/web.xml",
                "/web-inf/web.xml",
                "/%57EB-INF/web.xml",
                "/WEB-INF/../WEB-INF/web.xml",
                "/x/../WEB-INF/web.xml",
                "/..%2fWEB-INF/web.xml",
                "/WEB-INF;a=b/web.xml",
                "/;/WEB-INF/web.xml",
                "/WEB-INF%2fweb.xml",
                "/META-INF/MANIFEST.MF",
                "/ee/convergence/launcher/Main.class"
            })
    void noRouteLeadsInside(String path) throws IOException {
        RawAnswer answer = answerTo(RawRequest.plain("GET", path));
        if (target().has(Target.Deviation.INNER_PATHS_REDIRECTED) && path.contains("/WEB-INF;")) {
            assertThat(answer.status()).isEqualTo(301);
        } else {
            assertThat(answer.status()).isBetween(400, 404);
        }
        assertThat(answer.body()).doesNotContain("<web-app", "<beans", "Main-Class");
    }

    @Test
    void staticPagesAreServed() throws IOException {
        RawAnswer answer = answerTo(RawRequest.plain("GET", "/about.html"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body()).contains("<html");
    }

    @Test
    void whatTheServiceDoesNotKnowIsNotFound() throws IOException {
        RawAnswer answer = answerTo(RawRequest.plain("GET", "/api/nothing"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    @Test
    void noRouteHasCorsHeaders() throws IOException {
        for (String path : new String[] {"/", "/health", "/convergence/default", "/one"}) {
            RawAnswer answer = answerTo(RawRequest.plain("GET", path).with("Origin", "https://elsewhere.example"));
            assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        }
    }

    private static void assertPlainText(RawAnswer answer, String body) {
        assertThat(answer.body()).isEqualTo(body);
        String type = answer.header("Content-Type").replace(" ", "").toLowerCase(Locale.ROOT);
        assertThat(type).isEqualTo("text/plain;charset=utf-8");
    }
}
