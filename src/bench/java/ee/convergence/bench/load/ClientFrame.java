package ee.convergence.bench.load;

import java.nio.ByteBuffer;

/** Encodes masked client frames (RFC 6455 section 5.2). Immutable results, safe for use by any thread. */
public final class ClientFrame {

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT_PAYLOAD = 125;
    private static final byte[] MASK = {0x3a, 0x5c, 0x71, 0x1e};

    private ClientFrame() {}

    /** A whole binary message in one frame. The payload may have at most 65,535 bytes. */
    public static byte[] binary(byte[] payload) {
        return encode(FrameReader.BINARY, payload);
    }

    /** A close frame with status 1000. */
    static byte[] close() {
        return encode(FrameReader.CLOSE, new byte[] {0x03, (byte) 0xe8});
    }

    /** The control frame that answers a WebSocket ping. */
    static byte[] pong(byte[] payload) {
        return encode(FrameReader.PONG, payload);
    }

    private static byte[] encode(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
        frame.put((byte) (FINAL | opcode));
        if (payload.length <= SHORT_PAYLOAD) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | SHORT_PAYLOAD + 1)).putShort((short) payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i % MASK.length]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }
}
