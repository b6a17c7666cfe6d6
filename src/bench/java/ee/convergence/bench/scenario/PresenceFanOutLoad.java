package ee.convergence.bench.scenario;

import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.load.PresenceFanOut;
import ee.convergence.bench.server.Cpu;
import ee.convergence.bench.server.ServerProcess;
import java.time.Duration;
import java.util.Map;

/** How fast the changes of one user's presence reach those who are subscribed to it. */
final class PresenceFanOutLoad implements Scenario {

    private static final Duration LEAD = Duration.ofMillis(200);

    private final int subscribers;
    private final Duration phase;
    private final Metric rate = Metric.of("presence: events", "1/s");
    private final Metric cpu = Metric.of("presence: CPU per event", "us");

    PresenceFanOutLoad(int subscribers, Duration phase) {
        this.subscribers = subscribers;
        this.phase = phase;
    }

    @Override
    public String name() {
        return "presence";
    }

    @Override
    public boolean comparable() {
        return false;
    }

    @Override
    public Map<Metric, Double> run(LoadLoop loop, ServerProcess server) {
        PresenceFanOut load = PresenceFanOut.prepare(loop, subscribers);
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
