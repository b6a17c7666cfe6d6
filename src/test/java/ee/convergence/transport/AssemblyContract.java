package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Binary messages whole and in pieces (transport.md section 4). */
@DisplayName("A binary message")
abstract class AssemblyContract extends TransportContract {

    private static final byte[] NOTHING = {};

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 65_536, 1 << 20, 8 << 20})
    void ofAnySizeIsUnderstood(int size) throws IOException {
        try (RealtimePeer peer = connected()) {
            peer.socket().send(Frame.binary(Pieces.padded(question(70), size)));
            assertThat(peer.response(70).hasServerTimeResponse()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void inFragmentsIsUnderstood(int length) throws IOException {
        try (RealtimePeer peer = connected()) {
            for (Frame frame : Pieces.frames(Pieces.padded(question(71), 100 * length), length)) {
                peer.socket().send(frame);
            }
            assertThat(peer.response(71).hasServerTimeResponse()).isTrue();
        }
    }

    @Test
    void inFragmentsWithEmptyOnesIsUnderstood() throws IOException {
        try (RawWebSocket socket = open()) {
            socket.send(Frame.more(Frame.BINARY, NOTHING));
            socket.send(Frame.more(Frame.CONTINUATION, RealtimePeer.ping().toByteArray()));
            socket.send(Frame.more(Frame.CONTINUATION, NOTHING));
            socket.send(Frame.last(Frame.CONTINUATION, NOTHING));
            assertThat(socket.receive().payload()).isEqualTo(RealtimePeer.pong().toByteArray());
        }
    }

    @Test
    void mayBeInterruptedByControlFrames() throws IOException {
        try (RawWebSocket socket = open()) {
            byte[] ping = RealtimePeer.ping().toByteArray();
            socket.send(Frame.more(Frame.BINARY, new byte[] {ping[0]}));
            socket.send(Frame.last(Frame.PING, new byte[] {1, 2, 3}));
            assertThat(socket.receive().opcode()).isEqualTo(Frame.PONG);
            socket.send(Frame.last(Frame.PONG, NOTHING));
            socket.send(Frame.last(Frame.CONTINUATION, new byte[] {ping[1]}));
            assertThat(socket.receive().payload()).isEqualTo(RealtimePeer.pong().toByteArray());
        }
    }

    @Test
    void mayArriveByteByByte() throws IOException {
        try (RawWebSocket socket = open()) {
            for (byte next : Frame.binary(Pieces.ping(200)).masked()) {
                socket.sendBytes(new byte[] {next});
            }
            assertThat(socket.receive().payload()).isEqualTo(RealtimePeer.pong().toByteArray());
        }
    }

    @Test
    void mayArriveTogetherWithManyOthersAndOrderIsKept() throws IOException {
        try (RealtimePeer peer = connected()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int id = 1000; id < 1500; id++) {
                all.writeBytes(questionFrame(id));
            }
            peer.socket().sendBytes(all.toByteArray());
            for (int id = 1000; id < 1500; id++) {
                assertThat(peer.response(id).hasServerTimeResponse()).isTrue();
            }
        }
    }

    @Test
    void mayFollowOneInFragmentsAtOnce() throws IOException {
        try (RealtimePeer peer = connected()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int id = 2000; id < 2100; id++) {
                int length = 1 + id % 9;
                Pieces.frames(question(id).toByteArray(), length).forEach(frame -> all.writeBytes(frame.masked()));
            }
            peer.socket().sendBytes(all.toByteArray());
            for (int id = 2000; id < 2100; id++) {
                assertThat(peer.response(id).hasServerTimeResponse()).isTrue();
            }
        }
    }

    @Test
    void withoutAnyByteIsAViolation() throws IOException {
        try (RawWebSocket socket = open()) {
            socket.send(Frame.binary(NOTHING));
            assertCloses(socket, 1008);
        }
    }
}
