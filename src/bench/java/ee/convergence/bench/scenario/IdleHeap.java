package ee.convergence.bench.scenario;

import ee.convergence.bench.load.LoadConnection;
import ee.convergence.bench.load.LoadFailure;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.load.Wave;
import ee.convergence.bench.server.ServerProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The heap that connections hold while nothing happens on them but heartbeats. */
final class IdleHeap implements Scenario {

    private static final int WARM_UP = 1000;
    private static final int MOST_BASELINES = 10;
    private static final long STEADY_BYTES = 32 * 1024;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final double BYTES_PER_KB = 1024;
    private static final double CONNECTION_KB = 10;
    private static final double SESSION_KB = 16;

    private final String name;
    private final boolean login;
    private final int count;
    private final Metric heap;

    IdleHeap(String name, boolean login, int count) {
        this.name = name;
        this.login = login;
        this.count = count;
        this.heap = Metric.bounded(
                login ? "idle session: heap" : "idle connection: heap",
                "KB",
                Bound.atMost(login ? SESSION_KB : CONNECTION_KB));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean repeated() {
        return false;
    }

    @Override
    public Map<Metric, Double> run(LoadLoop loop, ServerProcess server) {
        loop.close(open(loop, Math.min(WARM_UP, count)));
        long before = baseline(loop, server);
        List<LoadConnection> idle = open(loop, count);
        long after = heap(loop, server, "with");
        long lost = idle.stream().filter(connection -> !connection.isOpen()).count();
        if (lost > 0) {
            throw new LoadFailure(lost + " of " + count + " idle connections were lost");
        }
        loop.close(idle);
        return Map.of(heap, (after - before) / BYTES_PER_KB / count);
    }

    private List<LoadConnection> open(LoadLoop loop, int number) {
        return login ? Wave.sessions(loop, number) : Wave.connections(loop, number);
    }

    private long baseline(LoadLoop loop, ServerProcess server) {
        long last = heap(loop, server, "without");
        for (int i = 1; i < MOST_BASELINES; i++) {
            long next = heap(loop, server, "without");
            if (Math.abs(next - last) < STEADY_BYTES) {
                return next;
            }
            last = next;
        }
        return last;
    }

    private long heap(LoadLoop loop, ServerProcess server, String label) {
        CompletableFuture<Long> bytes = CompletableFuture.supplyAsync(() -> server.liveHeapBytes(name + "-" + label));
        loop.runUntil(bytes::isDone, LIMIT, "heap figures");
        return bytes.join();
    }
}
