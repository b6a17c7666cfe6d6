package ee.convergence.bench.load;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** Keeps a fixed number of exchanges on their way on every connection: each answer lets the next message go. */
public final class ClosedLoop implements ConnectionListener {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final LoadLoop loop;
    private final List<LoadConnection> connections;
    private final Exchange exchange;
    private final int depth;
    private final ByteBuffer batch = ByteBuffer.allocateDirect(64 * 1024);
    private boolean stopped;
    private long sent;
    private long answered;

    /** Takes over the connections; {@code depth} is at most {@link Exchange#SLOTS}. */
    public ClosedLoop(LoadLoop loop, List<LoadConnection> connections, Exchange exchange, int depth) {
        this.loop = loop;
        this.connections = connections;
        this.exchange = exchange;
        this.depth = depth;
        connections.forEach(connection -> connection.listener(this));
    }

    /** Sends the first messages. */
    public void start() {
        for (LoadConnection connection : connections) {
            for (int slot = 0; slot < depth; slot++) {
                send(slot);
            }
            batchEnd(connection);
        }
    }

    /** Lets no further message go and waits until every one sent has its answer. */
    public void stop() {
        stopped = true;
        loop.runUntil(() -> answered == sent, LIMIT, "an answer to each of " + sent + " messages");
    }

    /** How many answers have come so far. */
    public long answered() {
        return answered;
    }

    @Override
    public void message(LoadConnection connection, ByteBuffer payload) {
        int slot = exchange.slotOf(payload);
        if (slot == Exchange.NO_ANSWER) {
            return;
        }
        answered++;
        if (!stopped) {
            send(slot);
        }
    }

    @Override
    public void batchEnd(LoadConnection connection) {
        if (batch.position() > 0) {
            connection.write(batch.flip());
            batch.clear();
        }
    }

    private void send(int slot) {
        batch.put(exchange.frame(slot));
        sent++;
    }
}
