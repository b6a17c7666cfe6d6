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
    private boolean greedy;

    Outgoing(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    /** Never reads again, and is told whenever the socket would take more. */
    void onlyWrite() {
        greedy = true;
        key.interestOps(SelectionKey.OP_WRITE);
    }

    void write(ByteBuffer frames) throws IOException {
        if (waiting == null) {
            channel.write(frames);
        }
        if (frames.hasRemaining()) {
            keep(frames);
        }
    }

    /** Writes what waits; returns whether nothing waits any more. */
    boolean writeWaiting() throws IOException {
        if (waiting != null) {
            channel.write(waiting);
            if (waiting.hasRemaining()) {
                return false;
            }
            waiting = null;
        }
        if (!greedy) {
            key.interestOps(SelectionKey.OP_READ);
        }
        return true;
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
