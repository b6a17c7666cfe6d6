package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.protocol.wire.core.ConnectionResponseMessage;
import ee.convergence.transport.Target.Deviation;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the path of an upgrade names the domain (transport.md section 1.1). */
@DisplayName("The path of an upgrade")
abstract class PathsContract extends TransportContract {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/convergence/default",
                "/convergence/default?token=x&y",
                "/conver%67ence/d%65fault",
                "/convergence/default?"
            })
    void namesTheDomain(String path) throws IOException {
        ConnectionResponseMessage response = connectTo(path);
        assertThat(response.getSuccess().getNamespace()).isEqualTo("convergence");
        assertThat(response.getSuccess().getDomainId()).isEqualTo("default");
    }

    @ParameterizedTest
    @CsvSource({
        "/Convergence/default, Convergence/default",
        "/convergence/DEFAULT, convergence/DEFAULT",
        "/convergence/a+b, convergence/a+b",
        "/convergence/caf%C3%A9, convergence/café",
        "/a%20b/c%25d, a b/c%d",
        "/convergence/%E2%82%AC%F0%9F%98%80, convergence/€😀",
    })
    void isDecodedAfterItIsSplitAndComparedExactly(String path, String named) throws IOException {
        assertThat(connectTo(path).getFailure().getDetails()).isEqualTo("The domain '" + named + "' does not exist");
    }

    @Test
    void keepsAnEncodedSlashWithinItsSegment() throws IOException {
        if (target().has(Deviation.ENCODED_SLASH_REFUSED)) {
            assertThat(answerTo(RawRequest.upgrade("/convergence/a%2Fb")).status())
                    .isEqualTo(400);
        } else {
            assertThat(connectTo("/convergence/a%2Fb").getFailure().getDetails())
                    .isEqualTo("The domain 'convergence/a/b' does not exist");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/one", "/a/b/c", "/a//b", "/health/ready/x"})
    void thatNamesNoDomainIsNotUpgraded(String path) throws IOException {
        assertThat(answerTo(RawRequest.upgrade(path)).status()).isIn(200, 400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/convergence/%zz", "/convergence/%"})
    void thatCannotBeDecodedIsNotUpgraded(String path) throws IOException {
        RawAnswer answer = answerTo(RawRequest.upgrade(path));
        if (target().has(Deviation.UNDECODABLE_PATH_ANSWERED_200)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        } else {
            assertThat(answer.status()).isIn(400, 404);
        }
    }

    @Test
    void thatIsNotUtf8IsNotUpgraded() throws IOException {
        assertThat(answerTo(RawRequest.upgrade("/convergence/%C3%28")).status()).isIn(400, 404);
    }

    private ConnectionResponseMessage connectTo(String path) throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), path)) {
            return peer.connectAnonymously("Ada");
        }
    }
}
