package ee.convergence.bench.scenario;

import ee.convergence.bench.load.Latencies;
import ee.convergence.bench.load.LoadConnection;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.load.PacedLoad;
import ee.convergence.bench.load.Wave;
import ee.convergence.bench.server.Cpu;
import ee.convergence.bench.server.ServerProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Latency under a load that the server carries easily. */
final class PacedPings implements Scenario {

    static final int MESSAGES_PER_SECOND = 2000;
    static final double P99 = 0.99;
    static final double P99_FACTOR = 1.5;
    static final double P99_SLACK_MILLIS = 0.5;

    private static final double MEDIAN = 0.5;

    private final int connections;
    private final Duration phase;
    private final Metric median = Metric.of("paced: p50", "ms");
    private final Metric p99 = Metric.bounded("paced: p99", "ms", Bound.ofBare(P99_FACTOR, P99_SLACK_MILLIS));
    private final Metric cpu = Metric.of("paced: CPU each", "us");

    PacedPings(int connections, Duration phase) {
        this.connections = connections;
        this.phase = phase;
    }

    @Override
    public String name() {
        return "paced";
    }

    @Override
    public Map<Metric, Double> run(LoadLoop loop, ServerProcess server) {
        List<LoadConnection> sessions = Wave.sessions(loop, connections);
        Cpu before = server.cpu();
        Latencies latencies = new PacedLoad(loop, sessions, MESSAGES_PER_SECOND, phase).run();
        double micros = server.cpu().perUnitSince(before, latencies.count());
        loop.close(sessions);
        return Map.of(median, latencies.percentileMillis(MEDIAN), p99, latencies.percentileMillis(P99), cpu, micros);
    }
}
