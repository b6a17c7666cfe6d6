package ee.convergence.protocol;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads envelopes and holds them to the rules of {@code protocol.md} sections 1.2 and 1.3. Stateless. */
public final class Envelope {

    private static final byte PING_TAG = 0x2a;
    private static final byte PONG_TAG = 0x32;

    private Envelope() {}

    /** Whether these bytes are a ping in its usual form: the one message worth knowing without decoding. */
    public static boolean isPlainPing(ByteBuffer bytes) {
        int start = bytes.position();
        return bytes.remaining() == 2 && bytes.get(start) == PING_TAG && bytes.get(start + 1) == 0;
    }

    /** The bytes of a pong, to be duplicated for each use. */
    public static ByteBuffer pong() {
        return ByteBuffer.wrap(new byte[] {PONG_TAG, 0}).asReadOnlyBuffer();
    }

    /** The bytes of a ping, to be duplicated for each use. */
    public static ByteBuffer ping() {
        return ByteBuffer.wrap(new byte[] {PING_TAG, 0}).asReadOnlyBuffer();
    }

    /**
     * Decodes in place; nothing of the buffer is kept.
     *
     * @throws ProtocolViolationException if this is no message that a client may send
     */
    public static ConvergenceMessage read(ByteBuffer bytes) throws ProtocolViolationException {
        ConvergenceMessage message = decode(bytes);
        check(message);
        return message;
    }

    private static ConvergenceMessage decode(ByteBuffer bytes) throws ProtocolViolationException {
        try {
            return ConvergenceMessage.parseFrom(CodedInputStream.newInstance(bytes));
        } catch (InvalidProtocolBufferException undecodable) {
            throw new ProtocolViolationException("undecodable message");
        } catch (IOException impossible) {
            throw new IllegalStateException("reading memory failed", impossible);
        }
    }

    private static void check(ConvergenceMessage message) throws ProtocolViolationException {
        switch (MessageKind.of(message.getBodyCase())) {
            case NONE -> throw new ProtocolViolationException("message without a body");
            case SERVER_ONLY -> throw new ProtocolViolationException("message that only a server may send");
            case REQUEST -> requireIds(message, true, false);
            case RESPONSE -> requireIds(message, false, true);
            case NORMAL -> requireIds(message, false, false);
            case CONTROL -> {
                // ids of pings and pongs are ignored
            }
        }
    }

    private static void requireIds(ConvergenceMessage message, boolean request, boolean response)
            throws ProtocolViolationException {
        if (message.hasRequestId() != request) {
            throw new ProtocolViolationException(request ? "request without id" : "request id out of place");
        }
        if (message.hasResponseId() != response) {
            throw new ProtocolViolationException(response ? "response without id" : "response id out of place");
        }
    }
}
