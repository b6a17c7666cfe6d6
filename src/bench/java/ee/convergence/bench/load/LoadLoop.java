package ee.convergence.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.function.BooleanSupplier;

/**
 * Runs all connections to one server on the calling thread. Bounded: every wait has a limit and fails with
 * {@link LoadFailure} beyond it. Not safe for use by several threads.
 */
public final class LoadLoop implements AutoCloseable {

    private static final int INPUT_BYTES = 8 * 1024 * 1024;
    private static final long SELECT_MILLIS = 5;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

    private final Selector selector;
    private final InetSocketAddress server;
    private final byte[] upgradeRequest;
    private final int sources;
    private final ByteBuffer input = ByteBuffer.allocateDirect(INPUT_BYTES);
    private final ByteBuffer payload = input.duplicate();
    private final FrameReader frames = new FrameReader();
    private int connected;

    /**
     * Makes a loop without connections.
     *
     * @param sources how many loopback addresses to connect from in turn, 127.0.0.1 and following; each has its own ports
     */
    public LoadLoop(InetSocketAddress server, String path, int sources) throws IOException {
        this.selector = Selector.open();
        this.server = server;
        this.sources = sources;
        this.upgradeRequest = Upgrade.request("127.0.0.1:" + server.getPort(), path);
    }

    /** Starts to open a connection. */
    public LoadConnection connect(ConnectionListener listener) {
        return connect(listener, 0);
    }

    /** Starts to open a connection with a receive buffer of the given size in bytes; 0 leaves it to the system. */
    public LoadConnection connect(ConnectionListener listener, int receiveBuffer) {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (receiveBuffer > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
            }
            if (sources > 1) {
                channel.bind(new InetSocketAddress("127.0.0." + (1 + connected++ % sources), 0));
            }
            channel.connect(server);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
            return new LoadConnection(channel, key, listener);
        } catch (IOException e) {
            throw new LoadFailure("no connection to " + server, e);
        }
    }

    /** Serves the connections until the condition holds, and fails when it does not in time. */
    public void runUntil(BooleanSupplier condition, Duration limit, String what) {
        if (!runUntil(condition, limit)) {
            throw new LoadFailure("not within " + limit.toSeconds() + " s: " + what);
        }
    }

    /** Serves the connections until the condition holds or the time is over, and returns whether it holds. */
    public boolean runUntil(BooleanSupplier condition, Duration limit) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > limit.toNanos()) {
                return false;
            }
            turn();
        }
        return true;
    }

    /** Serves the connections for a time. */
    public void runFor(Duration time) {
        runUntil(() -> false, time);
    }

    /** Lets the loop look at its condition again. Safe for use by any thread. */
    void wakeUp() {
        selector.wakeup();
    }

    /** Closes the connections in the orderly way, and drops those whose server does not answer. */
    public void close(Collection<LoadConnection> connections) {
        connections.forEach(LoadConnection::close);
        runUntil(() -> connections.stream().allMatch(LoadConnection::isClosed), CLOSE_LIMIT, "closing handshake");
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof LoadConnection connection) {
                connection.abort();
            }
        }
        selector.close();
    }

    byte[] upgradeRequest() {
        return upgradeRequest;
    }

    ByteBuffer input() {
        return input;
    }

    ByteBuffer payload() {
        return payload;
    }

    FrameReader frames() {
        return frames;
    }

    private void turn() {
        try {
            selector.select(this::serve, SELECT_MILLIS);
        } catch (IOException e) {
            throw new LoadFailure("selector failed", e);
        }
    }

    private void serve(SelectionKey key) {
        if (key.attachment() instanceof LoadConnection connection) {
            connection.ready(this);
        }
    }
}
