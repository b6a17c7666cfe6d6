package ee.convergence.transport;

import com.google.protobuf.Int32Value;
import java.io.IOException;
import java.net.SocketException;

/** A peer that has logged in, asks much and reads nothing. Not thread-safe. */
final class DeafPeer implements AutoCloseable {

    private static final int SMALL_BUFFER = 64 * 1024;
    private static final int QUESTIONS = 100;

    private final RawWebSocket socket;

    DeafPeer(Target target) throws IOException {
        socket = RawWebSocket.open(target, RawRequest.upgrade(Target.OPEN), SMALL_BUFFER);
        new RealtimePeer(socket).connectAnonymously("Ada");
    }

    /** The socket, for a late look at what happened. */
    RawWebSocket socket() {
        return socket;
    }

    /** Sends some questions; false when the server has ended the connection. */
    boolean ask() throws IOException {
        byte[] question = Frame.binary(RealtimePeer.timeRequest()
                        .setRequestId(Int32Value.of(9))
                        .build()
                        .toByteArray())
                .masked();
        byte[] questions = new byte[QUESTIONS * question.length];
        for (int i = 0; i < questions.length; i += question.length) {
            System.arraycopy(question, 0, questions, i, question.length);
        }
        try {
            socket.sendBytes(questions);
            return true;
        } catch (SocketException ended) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
