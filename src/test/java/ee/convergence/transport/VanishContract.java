package ee.convergence.transport;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.AnonymousAuthRequestData;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Peers that vanish in every phase and way, again and again: each is released exactly once, so that afterwards all
 * connections that there may be can be opened (transport.md section 8, 5 and 6).
 */
@DisplayName("Peers that vanish leave nothing behind")
abstract class VanishContract extends TransportContract {

    private static final int CONNECTIONS = 50;
    private static final int TIMES = 300;

    /** Few connections, so that one left behind would show; short deadlines for those that only time out. */
    static final Map<String, String> SETTINGS = Map.of(
            "convergence.realtime.limits.connections", Integer.toString(CONNECTIONS),
            "convergence.realtime.protocol.handshake-timeout", "2 s",
            "convergence.realtime.protocol.heartbeat.ping-interval", "1 s",
            "convergence.realtime.protocol.heartbeat.pong-timeout", "1 s",
            "convergence.realtime.websocket.outbound.close-deadline", "1 s");

    /** The ways to go. */
    enum Way {
        RESET {
            @Override
            void leave(RawWebSocket socket) throws IOException {
                socket.reset();
            }
        },
        END {
            @Override
            void leave(RawWebSocket socket) throws IOException {
                socket.close();
            }
        },
        HALF_CLOSE {
            @Override
            void leave(RawWebSocket socket) throws IOException {
                socket.closeSendingHalf();
            }
        },
        CLOSE_FRAME_AND_RESET {
            @Override
            void leave(RawWebSocket socket) throws IOException {
                socket.send(Frame.close(4006, "heartbeat pong timeout"));
                socket.reset();
            }
        },
        WITHIN_A_MESSAGE {
            @Override
            void leave(RawWebSocket socket) throws IOException {
                socket.sendBytes(Frame.maskedHeader(0x80 | Frame.BINARY, 1000));
                socket.close();
            }
        },
        WITHIN_A_LOGIN {
            @Override
            void leave(RawWebSocket socket) throws IOException {
                RealtimePeer peer = new RealtimePeer(socket);
                peer.ask(ConvergenceMessage.newBuilder()
                        .setConnectionRequest(
                                RealtimePeer.login().setAnonymous(AnonymousAuthRequestData.getDefaultInstance())));
                socket.reset();
            }
        },
        VIOLATION_AND_RESET {
            @Override
            void leave(RawWebSocket socket) throws IOException {
                socket.send(Frame.binary(new byte[0]));
                socket.reset();
            }
        };

        abstract void leave(RawWebSocket socket) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void rightAfterTheUpgrade(Way way) throws IOException {
        for (int i = 0; i < TIMES; i++) {
            way.leave(Crowd.newcomer(target()).socket());
        }
        assertRoomForAll();
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"RESET", "END", "HALF_CLOSE", "CLOSE_FRAME_AND_RESET"})
    void afterTheLogin(Way way) throws IOException {
        for (int i = 0; i < CONNECTIONS + 10; i++) {
            RealtimePeer peer = Crowd.newcomer(target());
            peer.connectAnonymously("Ada");
            way.leave(peer.socket());
        }
        assertRoomForAll();
    }

    @Test
    void withinTheUpgrade() throws IOException {
        byte[] request = RawRequest.upgrade(Target.OPEN).bytes(target());
        for (int i = 0; i < TIMES; i++) {
            try (Socket socket = target().connect(0)) {
                socket.getOutputStream().write(request, 0, request.length - i % 3);
                socket.setSoLinger(true, 0);
            }
        }
        assertRoomForAll();
    }

    @Test
    void byFallingSilentWithoutReading() throws IOException {
        try (Crowd silent = new Crowd(target())) {
            silent.strangers(CONNECTIONS / 2);
            silent.loginAll();
            silent.strangers(CONNECTIONS / 2);
            assertRoomForAll();
        }
    }

    private void assertRoomForAll() throws IOException {
        try (Crowd crowd = new Crowd(target())) {
            crowd.strangers(CONNECTIONS);
        }
    }
}
