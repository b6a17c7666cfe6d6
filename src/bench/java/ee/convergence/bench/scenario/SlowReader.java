package ee.convergence.bench.scenario;

import ee.convergence.bench.load.Flood;
import ee.convergence.bench.load.Latencies;
import ee.convergence.bench.load.LoadConnection;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.load.PacedLoad;
import ee.convergence.bench.load.Wave;
import ee.convergence.bench.server.ServerProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the others feel of a connection that pipelines requests and never reads an answer. The bare endpoint has no
 * bounds, so there is nothing to compare with.
 */
final class SlowReader implements Scenario {

    private static final int END_SECONDS = 35;

    /** Long enough to see the slow reader's whole life, and for a steady p99. */
    private static final int PHASES = 4;

    private final int rate;
    private final int connections;
    private final Duration phase;
    private final Metric without = Metric.of("slow reader: others' p99 without", "ms");
    private final Metric with = Metric.bounded(
            "slow reader: others' p99 with",
            "ms",
            Bound.of(without, PacedPings.P99_FACTOR, PacedPings.P99_SLACK_MILLIS));
    private final Metric end = Metric.bounded("slow reader: ended after", "s", Bound.atMost(END_SECONDS));
    private final Metric written = Metric.of("slow reader: requests written", "");

    SlowReader(int rate, int connections, Duration phase) {
        this.rate = rate;
        this.connections = connections;
        this.phase = phase.multipliedBy(PHASES);
    }

    @Override
    public String name() {
        return "slow";
    }

    @Override
    public boolean comparable() {
        return false;
    }

    @Override
    public Map<Metric, Double> run(LoadLoop loop, ServerProcess server) {
        List<LoadConnection> sessions = Wave.sessions(loop, connections);
        double before = p99(new PacedLoad(loop, sessions, PacedPings.MESSAGES_PER_SECOND, phase).run());
        Flood flood = Flood.prepare(loop, rate);
        flood.start();
        double during = p99(new PacedLoad(loop, sessions, PacedPings.MESSAGES_PER_SECOND, phase).run(flood::pump));
        loop.runUntil(() -> pumpUntilEnded(flood), Duration.ofSeconds(END_SECONDS + 1));
        double seconds = flood.seconds();
        flood.abort();
        loop.close(sessions);
        return Map.of(without, before, with, during, end, seconds, written, (double) flood.written());
    }

    private static boolean pumpUntilEnded(Flood flood) {
        flood.pump();
        return flood.isEnded();
    }

    private static double p99(Latencies latencies) {
        return latencies.percentileMillis(PacedPings.P99);
    }
}
