package ee.convergence.bench.scenario;

import ee.convergence.bench.load.EditLoad;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.server.ServerProcess;
import java.time.Duration;
import java.util.Map;

/** How long an edit takes to be acknowledged, and to reach others, under a load that the server carries easily. */
final class PacedOperations implements Scenario {

    private static final int MODELS = 1;
    private static final int CLIENTS = 10;
    private static final int OPERATIONS_PER_SECOND = 100;
    private static final double P99 = 0.99;
    private static final double P99_MILLIS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final String TITLE = "ops paced " + OPERATIONS_PER_SECOND + "/s";

    private final Duration phase;
    private final Metric p99 = Metric.bounded(TITLE + ": ack p99", "ms", Bound.atMost(P99_MILLIS));

    PacedOperations(Duration phase) {
        this.phase = phase;
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
    public Map<Metric, Double> run(LoadLoop loop, ServerProcess server) {
        EditLoad warmUp = new EditLoad(loop, MODELS, CLIENTS);
        warmUp.paced(OPERATIONS_PER_SECOND, WARM_UP);
        warmUp.stopAndVerify();
        EditLoad load = new EditLoad(loop, MODELS, CLIENTS);
        load.paced(OPERATIONS_PER_SECOND, phase);
        load.stopAndVerify();
        Map<Metric, Double> figures = Operations.latencies(TITLE, load);
        figures.put(p99, load.acknowledgements().percentileMillis(P99));
        return figures;
    }
}
