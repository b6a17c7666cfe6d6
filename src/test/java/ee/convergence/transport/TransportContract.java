package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Int32Value;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.io.IOException;
import java.time.Duration;

/**
 * What the contracts of the front door have in common: each is a set of tests that every server must pass, run by a
 * subclass that knows the server. A contract that needs settings other than the defaults names them in a constant
 * {@code SETTINGS}.
 */
abstract class TransportContract {

    /** The server under test. */
    protected abstract Target target();

    /** A connection to the open domain on which nothing was sent yet. */
    final RawWebSocket open() throws IOException {
        return RawWebSocket.open(target(), Target.OPEN);
    }

    /** A peer that has logged in to the open domain. */
    final RealtimePeer connected() throws IOException {
        return RealtimePeer.connected(target());
    }

    /** Sends an upgrade and receives the answer, whatever it is. */
    final RawAnswer answerTo(RawRequest request) throws IOException {
        return RawAnswer.to(target(), request);
    }

    /** Asserts that the server closes the connection with one of the given codes. */
    final void assertCloses(RawWebSocket socket, Integer... codes) throws IOException {
        CloseStatus status = socket.awaitClose(RawWebSocket.PATIENCE);
        assertThat(status.code()).as(status.toString()).isIn((Object[]) codes);
    }

    /** A request for the server's time. */
    static ConvergenceMessage question(int id) {
        return RealtimePeer.timeRequest().setRequestId(Int32Value.of(id)).build();
    }

    /** The bytes of its frame. */
    static byte[] questionFrame(int id) {
        return Frame.binary(question(id).toByteArray()).masked();
    }

    /** Asserts that an upgrade is refused with a status and an error code before it takes place. */
    final void assertRefused(RawAnswer answer, int status, String errorCode) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"body\":{\"error_code\":\"" + errorCode + "\"},\"ok\":false}");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    /** Asserts that a connection is open and served, logged in or not. */
    final void assertServed(RawWebSocket socket) throws IOException {
        socket.send(Frame.binary(RealtimePeer.ping().toByteArray()));
        Frame frame = socket.receive(Duration.ofSeconds(5));
        assertThat(frame.opcode()).isEqualTo(Frame.BINARY);
        assertThat(frame.payload()).isEqualTo(RealtimePeer.pong().toByteArray());
    }

    /** Asserts that a new client can log in and is answered. */
    final void assertServesOthers() throws IOException {
        try (RealtimePeer peer = connected()) {
            peer.proveAlive();
        }
    }
}
