package ee.convergence.bench.scenario;

import ee.convergence.bench.load.FanOut;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.server.Cpu;
import ee.convergence.bench.server.ServerProcess;
import java.time.Duration;
import java.util.Map;

/** How fast the changes of one participant's state reach the others of an activity. */
final class FanOutLoad implements Scenario {

    private static final Duration LEAD = Duration.ofMillis(200);
    private static final double CPU_RATIO = 1.5;
    private static final double MOST_CPU = 5.5;

    /** Until the JVM has compiled what it runs. */
    private static final int WARM_UPS = 12;

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    private final int receivers;
    private final int depth;
    private final Duration phase;
    private final Metric rate;
    private final Metric cpu;
    private final Metric median;
    private final Metric p99;

    /** A load with so many changes on their way at once. */
    FanOutLoad(int receivers, int depth, Duration phase) {
        this.receivers = receivers;
        this.depth = depth;
        this.phase = phase;
        String title = "fanout depth " + depth;
        rate = Metric.of(title + ": deliveries", "1/s");
        cpu = Metric.bounded(
                title + ": CPU each", "us", Bound.ofBare(CPU_RATIO, 0).andAtMost(MOST_CPU));
        median = Metric.of(title + ": delivery p50", "ms");
        p99 = Metric.of(title + ": delivery p99", "ms");
    }

    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public int warmUps() {
        return WARM_UPS;
    }

    @Override
    public Map<Metric, Double> run(LoadLoop loop, ServerProcess server) {
        FanOut load = FanOut.prepare(loop, receivers, depth);
        load.start();
        loop.runFor(LEAD);
        long deliveredBefore = load.delivered();
        Cpu before = server.cpu();
        long start = System.nanoTime();
        loop.runFor(phase);
        double seconds = (System.nanoTime() - start) / 1e9;
        long delivered = load.delivered() - deliveredBefore;
        double micros = server.cpu().perUnitSince(before, delivered);
        load.stop();
        return Map.of(
                rate,
                delivered / seconds,
                cpu,
                micros,
                median,
                load.deliveries().percentileMillis(MEDIAN),
                p99,
                load.deliveries().percentileMillis(P99));
    }
}
