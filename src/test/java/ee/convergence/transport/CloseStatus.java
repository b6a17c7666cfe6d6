package ee.convergence.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * How a connection ended.
 *
 * @param code the code of the close frame; 1005 if it had none, 1006 if TCP ended without a close frame
 * @param reason the reason of the close frame
 */
public record CloseStatus(int code, String reason) {

    /** TCP ended without a close frame. */
    public static final CloseStatus ABNORMAL = new CloseStatus(1006, "");

    static CloseStatus of(Frame close) {
        ByteBuffer payload = ByteBuffer.wrap(close.payload());
        if (payload.remaining() < 2) {
            return new CloseStatus(1005, "");
        }
        int code = payload.getShort() & 0xffff;
        return new CloseStatus(code, StandardCharsets.UTF_8.decode(payload).toString());
    }
}
