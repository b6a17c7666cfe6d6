package ee.convergence.bench.load;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pings at a fixed rate, over the connections in turn. The latency of each is counted from the moment at which it was
 * due, so that a server that stalls is charged for all that waited behind.
 */
public final class PacedLoad implements ConnectionListener {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final LoadLoop loop;
    private final List<LoadConnection> connections;
    private final Exchange exchange = Exchange.ping();
    private final Map<LoadConnection, Integer> indexes = new HashMap<>();
    private final long[] answersOf;
    private final long interval;
    private final int total;
    private final Latencies latencies;
    private long start;
    private int sent;

    /** Takes over the connections; {@code rate} is in messages per second over all of them. */
    public PacedLoad(LoadLoop loop, List<LoadConnection> connections, int rate, Duration time) {
        this.loop = loop;
        this.connections = connections;
        this.answersOf = new long[connections.size()];
        this.interval = NANOS_PER_SECOND / rate;
        this.total = Math.toIntExact(time.toNanos() / interval);
        this.latencies = new Latencies(total);
        for (LoadConnection connection : connections) {
            indexes.put(connection, indexes.size());
            connection.listener(this);
        }
    }

    /** Sends all messages, waits for all answers and returns their latencies. */
    public Latencies run() {
        return run(() -> {});
    }

    /** The same, with another load that is given its turn at least as often as a message is due. */
    public Latencies run(Runnable other) {
        start = System.nanoTime();
        Ticker ticker = Ticker.start(loop::wakeUp, interval);
        try {
            Duration limit = LIMIT.plusNanos(total * interval);
            loop.runUntil(
                    () -> {
                        other.run();
                        return sendAndCheck(System.nanoTime() - start);
                    },
                    limit,
                    total + " paced answers");
        } finally {
            ticker.stop();
        }
        return latencies;
    }

    private boolean sendAndCheck(long elapsed) {
        while (sent < total && sent * interval <= elapsed) {
            connections.get(sent % connections.size()).write(exchange.frame(0));
            sent++;
        }
        return latencies.count() == total;
    }

    @Override
    public void message(LoadConnection connection, ByteBuffer payload) {
        if (exchange.slotOf(payload) == Exchange.NO_ANSWER) {
            return;
        }
        int index = indexes.get(connection);
        long number = answersOf[index]++ * connections.size() + index;
        latencies.add(System.nanoTime() - start - number * interval);
    }
}
