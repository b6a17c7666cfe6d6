package ee.convergence.transport;

import ee.convergence.config.WebSocketSettings;
import ee.convergence.protocol.CloseStatus;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Puts the pieces of one connection's messages together, within limits of bytes, pieces and time ({@code transport.md}
 * section 4 and section 8, row 2). A message that comes whole is passed on as it is, without a copy. {@link #add} is
 * called by one thread at a time; {@link #isOverdue} on any.
 */
final class MessageAssembler {

    /**
     * Only smaller pieces are counted: larger ones are a server's way of cutting a big frame (the smallest such cut is
     * the 2048 bytes that web.xml sets for Tomcat), and those the byte limit bounds.
     */
    private static final int SMALL = 1024;

    private final WebSocketSettings settings;
    private byte[] bytes;
    private int length;
    private int pieces;
    private volatile long startedNanos;

    MessageAssembler(WebSocketSettings settings) {
        this.settings = settings;
    }

    /**
     * Takes a piece.
     *
     * @return the whole message after its last piece, else null; valid until the next call
     * @throws AssemblyFailedException if a limit is exceeded; the connection must be closed
     */
    ByteBuffer add(ByteBuffer piece, boolean last) throws AssemblyFailedException {
        if ((long) length + piece.remaining() > settings.maxMessageSize()) {
            throw fail(CloseStatus.MESSAGE_TOO_BIG);
        }
        if (last && startedNanos == 0) {
            return piece;
        }
        count(piece.remaining());
        append(piece);
        if (!last) {
            return null;
        }
        ByteBuffer whole = ByteBuffer.wrap(bytes, 0, length);
        reset();
        return whole;
    }

    /** Whether a message was begun too long ago. */
    boolean isOverdue(long now) {
        long started = startedNanos;
        return started != 0 && now - started > settings.maxStreamDuration().toNanos();
    }

    private void count(int size) throws AssemblyFailedException {
        long now = System.nanoTime();
        if (startedNanos == 0) {
            startedNanos = now == 0 ? 1 : now;
        }
        if (size > 0 && size < SMALL) {
            pieces++;
        }
        if (pieces > settings.maxFrames() || isOverdue(now)) {
            throw fail(CloseStatus.ASSEMBLY_FAILED);
        }
    }

    private void append(ByteBuffer piece) {
        int size = piece.remaining();
        int needed = length + size;
        if (bytes == null) {
            bytes = new byte[needed];
        } else if (bytes.length < needed) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, Math.min(2 * bytes.length, settings.maxMessageSize())));
        }
        piece.get(bytes, length, size);
        length = needed;
    }

    private AssemblyFailedException fail(CloseStatus status) {
        reset();
        return new AssemblyFailedException(status);
    }

    private void reset() {
        bytes = null;
        length = 0;
        pieces = 0;
        startedNanos = 0;
    }
}
