package ee.convergence.bench.load;

import java.nio.ByteBuffer;

/**
 * Walks over the server frames in a buffer. A server sends whole messages unmasked (transport.md section 5); anything
 * else is a failure.
 */
final class FrameReader {

    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int OPCODE = 0x0f;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;

    private int opcode;

    /** The kind of the frame that was read last. */
    int opcode() {
        return opcode;
    }

    /**
     * Takes the next frame off {@code in} and lets {@code payload}, a duplicate of it, show the frame's content.
     *
     * @return false, with nothing taken, when the frame is not complete yet
     */
    boolean next(ByteBuffer in, ByteBuffer payload) {
        int start = in.position();
        if (in.remaining() < 2) {
            return false;
        }
        int length = in.get(start + 1) & 0xff;
        int header = 2;
        if (length == LENGTH_IN_TWO_BYTES) {
            header = 4;
            length = in.remaining() < header ? Integer.MAX_VALUE : in.getShort(start + 2) & 0xffff;
        } else if (length == LENGTH_IN_EIGHT_BYTES) {
            header = 10;
            length = in.remaining() < header ? Integer.MAX_VALUE : Math.toIntExact(in.getLong(start + 2));
        } else if (length > LENGTH_IN_EIGHT_BYTES) {
            throw new LoadFailure("masked frame from the server");
        }
        if (length != Integer.MAX_VALUE && length > in.capacity() - header) {
            throw new LoadFailure("oversized frame from the server: " + length + " bytes");
        }
        if (in.remaining() - header < length) {
            return false;
        }
        int first = in.get(start);
        if ((first & FINAL) == 0) {
            throw new LoadFailure("fragmented message from the server");
        }
        opcode = first & OPCODE;
        payload.limit(start + header + length).position(start + header);
        in.position(start + header + length);
        return true;
    }
}
