package ee.convergence.bench.scenario;

import ee.convergence.bench.load.ActivityFanOut;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.server.Cpu;
import ee.convergence.bench.server.ServerProcess;
import java.time.Duration;
import java.util.Map;

/** How fast the changes of one participant's state reach the others of an activity. */
final class ActivityFanOutLoad implements Scenario {

    private static final Duration LEAD = Duration.ofMillis(200);
    private static final double MOST_CPU = 5.5;

    private final int others;
    private final Duration phase;
    private final Metric rate = Metric.of("activity: events", "1/s");
    private final Metric cpu = Metric.bounded("activity: CPU per event", "us", Bound.atMost(MOST_CPU));

    ActivityFanOutLoad(int others, Duration phase) {
        this.others = others;
        this.phase = phase;
    }

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public boolean comparable() {
        return false;
    }

    @Override
    public Map<Metric, Double> run(LoadLoop loop, ServerProcess server) {
        ActivityFanOut load = ActivityFanOut.prepare(loop, others);
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
        return Map.of(rate, delivered / seconds, cpu, micros);
    }
}
