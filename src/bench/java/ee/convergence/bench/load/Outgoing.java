package ee.convergence.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** The writing half of a connection: what the socket does not take at once waits until it does. */
final class Outgoing {

    private final SocketChannel channel;
    private final SelectionKey key;
    private ByteBuffer waiting;
    private int interest = SelectionKey.OP_READ;

    Outgoing(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    /** From now on the socket is written only. */
    void stopReading() {
        interest = 0;
        key.interestOps(key.interestOps() & ~SelectionKey.OP_READ);
    }

    boolean isWaiting() {
        return waiting != null;
    }

    void write(ByteBuffer frames) throws IOException {
        if (waiting == null) {
            channel.write(frames);
        }
        if (frames.hasRemaining()) {
            keep(frames);
        }
    }

    void writeWaiting() throws IOException {
        channel.write(waiting);
        if (!waiting.hasRemaining()) {
            waiting = null;
            key.interestOps(interest);
        }
    }

    private void keep(ByteBuffer frames) {
        int already = waiting == null ? 0 : waiting.remaining();
        ByteBuffer joined = ByteBuffer.allocate(already + frames.remaining());
        if (waiting != null) {
            joined.put(waiting);
        }
        waiting = joined.put(frames).flip();
        key.interestOps(key.interestOps() | SelectionKey.OP_WRITE);
    }
}
