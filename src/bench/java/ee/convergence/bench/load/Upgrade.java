package ee.convergence.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The HTTP part of opening a connection (transport.md section 1.2). */
final class Upgrade {

    private static final byte[] END = {'\r', '\n', '\r', '\n'};
    private static final String ACCEPTED = "HTTP/1.1 101 ";

    private Upgrade() {}

    static byte[] request(String host, String path) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + host
                + "\r\nUser-Agent: convergence-bench\r\nUpgrade: websocket\r\nConnection: Upgrade"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
        return request.getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes the answer's head off the buffer once it is complete; fails when it is anything but a 101. */
    static boolean accepted(ByteBuffer in) {
        int end = endOfHead(in);
        if (end < 0) {
            return false;
        }
        byte[] head = new byte[end - in.position()];
        in.get(head);
        String text = new String(head, StandardCharsets.US_ASCII);
        if (!text.startsWith(ACCEPTED)) {
            throw new LoadFailure("upgrade refused: " + text.lines().findFirst().orElse(""));
        }
        return true;
    }

    private static int endOfHead(ByteBuffer in) {
        for (int i = in.position(); i <= in.limit() - END.length; i++) {
            if (in.get(i) == END[0] && in.get(i + 1) == END[1] && in.get(i + 2) == END[2] && in.get(i + 3) == END[3]) {
                return i + END.length;
            }
        }
        return -1;
    }
}
