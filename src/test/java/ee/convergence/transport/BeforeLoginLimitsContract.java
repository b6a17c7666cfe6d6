package ee.convergence.transport;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How much may be sent before the login. */
@DisplayName("With a limit of what is sent before the login")
abstract class BeforeLoginLimitsContract extends TransportContract {

    private static final int MESSAGES = 10;
    private static final int BYTES = 4096;

    /** Limits low enough to be reached. */
    static final Map<String, String> SETTINGS = Map.of(
            "convergence.realtime.limits.before-login.messages",
            Integer.toString(MESSAGES),
            "convergence.realtime.limits.before-login.bytes",
            BYTES + " B");

    @Test
    void moreMessagesDisconnect() throws IOException {
        try (RawWebSocket socket = open()) {
            for (int i = 0; i < MESSAGES; i++) {
                assertServed(socket);
            }
            socket.send(Frame.binary(RealtimePeer.ping().toByteArray()));
            assertCloses(socket, 1008);
        }
    }

    @Test
    void moreBytesDisconnect() throws IOException {
        try (RawWebSocket socket = open()) {
            socket.send(Frame.binary(Pieces.ping(BYTES)));
            assertCloses(socket, 1008);
        }
    }

    @Test
    void afterTheLoginThereIsNoSuchLimit() throws IOException {
        try (RealtimePeer peer = connected()) {
            for (int i = 0; i < 5 * MESSAGES; i++) {
                peer.proveAlive();
            }
            peer.socket().send(Frame.binary(Pieces.ping(BYTES)));
            peer.proveAlive();
        }
    }
}
