package ee.convergence.transport;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A WebSocket frame, valid or not (RFC 6455 section 5.2).
 *
 * @param head the first byte: FIN 0x80, reserved bits 0x70, opcode 0x0f
 * @param payload the payload, unmasked
 */
public record Frame(int head, byte[] payload) {

    /** Opcodes. */
    public static final int CONTINUATION = 0, TEXT = 1, BINARY = 2, CLOSE = 8, PING = 9, PONG = 10;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final byte[] MASK = {0x1d, 0x2c, 0x3b, 0x4a};

    /** A frame that is the last or only one of its message. */
    public static Frame last(int opcode, byte[] payload) {
        return new Frame(FIN | opcode, payload);
    }

    /** A frame that others of the same message follow. */
    public static Frame more(int opcode, byte[] payload) {
        return new Frame(opcode, payload);
    }

    /** A whole binary message. */
    public static Frame binary(byte[] payload) {
        return last(BINARY, payload);
    }

    /** A whole text message. */
    public static Frame text(String text) {
        return last(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A close frame. */
    public static Frame close(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return last(
                CLOSE,
                ByteBuffer.allocate(2 + text.length)
                        .putShort((short) code)
                        .put(text)
                        .array());
    }

    /** The opcode. */
    public int opcode() {
        return head & 0x0f;
    }

    /** Whether this is the last frame of its message. */
    public boolean fin() {
        return (head & FIN) != 0;
    }

    /** The bytes as a client must send them. */
    public byte[] masked() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header(head, MASKED, payload.length));
        out.writeBytes(MASK);
        byte[] masked = payload.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= MASK[i % MASK.length];
        }
        out.writeBytes(masked);
        return out.toByteArray();
    }

    /** The bytes as only a server may send them. */
    public byte[] unmasked() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header(head, 0, payload.length));
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /** Only the beginning of a masked frame, which claims a payload of the given length, whatever follows. */
    public static byte[] maskedHeader(int head, long length) {
        ByteBuffer bytes =
                ByteBuffer.allocate(14).put(header(head, MASKED, length)).put(MASK);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static byte[] header(int head, int masked, long length) {
        ByteBuffer bytes = ByteBuffer.allocate(10).put((byte) head);
        if (length >= 0 && length < 126) {
            bytes.put((byte) (masked | length));
        } else if (length >= 0 && length < 65_536) {
            bytes.put((byte) (masked | 126)).putShort((short) length);
        } else {
            bytes.put((byte) (masked | 127)).putLong(length);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
