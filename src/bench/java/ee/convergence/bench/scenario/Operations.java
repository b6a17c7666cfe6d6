package ee.convergence.bench.scenario;

import ee.convergence.bench.load.EditLoad;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.server.Cpu;
import ee.convergence.bench.server.ServerProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** As many edits of models as the server can make durable, with a fixed number of each client's on their way. */
final class Operations implements Scenario {

    private static final Duration LEAD = Duration.ofMillis(500);

    /** Until the JVM has compiled what edits run, also when they are the first that is measured. */
    private static final int WARM_UPS = 8;

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    private final int models;
    private final int clients;
    private final int depth;
    private final Duration phase;
    private final Metric rate;
    private final Metric cpu;
    private final String title;

    /**
     * A load.
     *
     * @param clients per model
     * @param depth operations of each client that are on their way
     * @param leastRate the bound on acknowledged operations per second
     * @param mostCpu the bound on the server's processor time per operation, in microseconds
     */
    Operations(int models, int clients, int depth, Duration phase, double leastRate, double mostCpu) {
        this.models = models;
        this.clients = clients;
        this.depth = depth;
        this.phase = phase;
        title = "ops " + models + " x " + clients + " depth " + depth;
        rate = Metric.bounded(title + ": rate", "1/s", Bound.atLeast(leastRate));
        cpu = Metric.bounded(title + ": CPU each", "us", Bound.atMost(mostCpu));
    }

    @Override
    public String name() {
        return "ops";
    }

    @Override
    public boolean comparable() {
        return false;
    }

    @Override
    public int warmUps() {
        return WARM_UPS;
    }

    @Override
    public Map<Metric, Double> run(LoadLoop loop, ServerProcess server) {
        EditLoad load = new EditLoad(loop, models, clients);
        load.start(depth);
        loop.runFor(LEAD);
        long before = load.acknowledged();
        Cpu cpuBefore = server.cpu();
        long start = System.nanoTime();
        loop.runFor(phase);
        double seconds = (System.nanoTime() - start) / 1e9;
        long operations = load.acknowledged() - before;
        double micros = server.cpu().perUnitSince(cpuBefore, operations);
        load.stopAndVerify();
        Map<Metric, Double> figures = latencies(title, load);
        figures.put(rate, operations / seconds);
        figures.put(cpu, micros);
        return figures;
    }

    static Map<Metric, Double> latencies(String title, EditLoad load) {
        Map<Metric, Double> figures = new HashMap<>();
        figures.put(
                Metric.of(title + ": ack p50", "ms"), load.acknowledgements().percentileMillis(MEDIAN));
        figures.put(Metric.of(title + ": delivery p50", "ms"), load.deliveries().percentileMillis(MEDIAN));
        figures.put(Metric.of(title + ": delivery p99", "ms"), load.deliveries().percentileMillis(P99));
        return figures;
    }
}
