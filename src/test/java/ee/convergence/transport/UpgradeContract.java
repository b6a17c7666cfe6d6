package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The conditions of an upgrade (transport.md section 1.2). */
@DisplayName("The upgrade")
abstract class UpgradeContract extends TransportContract {

    private static final RawRequest VALID = RawRequest.upgrade(Target.OPEN);

    @Test
    void isAnsweredByRule() throws IOException {
        try (RawWebSocket socket = open()) {
            assertThat(socket.answer().header("Upgrade")).isEqualToIgnoringCase("websocket");
            assertThat(socket.answer().header("Connection")).isEqualToIgnoringCase("upgrade");
            assertThat(socket.answer().header("Sec-WebSocket-Accept")).isEqualTo("C/0nmHhBztSRGR1CwL6Tf4ZjwpY=");
        }
    }

    @Test
    void selectsNoSubprotocol() throws IOException {
        assertWithout("Sec-WebSocket-Protocol", VALID.with("Sec-WebSocket-Protocol", "convergence, chat"));
    }

    @Test
    void negotiatesNoExtension() throws IOException {
        assertWithout(
                "Sec-WebSocket-Extensions",
                VALID.with("Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits"));
    }

    @ParameterizedTest
    @CsvSource({
        "Connection, 'keep-alive, Upgrade'",
        "Connection, upgrade",
        "Upgrade, WebSocket",
        "Cookie, session=1",
        "Authorization, Basic YTpi",
        "Origin, https://elsewhere.example",
        "User-Agent, Mozilla/5.0",
        "X-Forwarded-For, not an address",
    })
    void bears(String header, String value) throws IOException {
        try (RawWebSocket socket = RawWebSocket.open(target(), VALID.with(header, value), 0)) {
            assertServed(socket);
        }
    }

    @Test
    void bearsALongUserAgent() throws IOException {
        try (RawWebSocket socket = RawWebSocket.open(target(), VALID.with("User-Agent", "x".repeat(4000)), 0)) {
            RealtimePeer peer = new RealtimePeer(socket);
            assertThat(peer.connectAnonymously("Ada").hasSuccess()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-WebSocket-Version, 12",
        "Sec-WebSocket-Version, x",
        "Sec-WebSocket-Key, short",
        "Sec-WebSocket-Key, AQIDBAUGBwgJCgsMDQ4P",
        "Connection, keep-alive",
        "Upgrade, h2c",
    })
    void isRefusedWhenInvalid(String header, String value) throws IOException {
        assertExpected(answerTo(VALID.with(header, value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-WebSocket-Version", "Sec-WebSocket-Key", "Connection", "Upgrade"})
    void isRefusedWithout(String header) throws IOException {
        assertExpected(answerTo(VALID.without(header)));
    }

    @Test
    void isRefusedUnlessItIsAGet() throws IOException {
        assertExpected(answerTo(VALID.method("POST").with("Content-Length", "0")));
    }

    @Test
    void bearsMessagesThatFollowAtOnce() throws IOException {
        try (RawWebSocket socket = open()) {
            for (int i = 0; i < 50; i++) {
                socket.send(Frame.binary(RealtimePeer.ping().toByteArray()));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(socket.receive().payload())
                        .isEqualTo(RealtimePeer.pong().toByteArray());
            }
        }
    }

    private void assertWithout(String header, RawRequest request) throws IOException {
        try (RawWebSocket socket = RawWebSocket.open(target(), request, 0)) {
            assertThat(socket.answer().header(header)).isEmpty();
            assertServed(socket);
        }
    }

    private static void assertExpected(RawAnswer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("Expected WebSocket Upgrade request");
    }
}
