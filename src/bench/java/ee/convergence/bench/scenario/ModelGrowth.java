package ee.convergence.bench.scenario;

import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.load.ModelShelf;
import ee.convergence.bench.server.ServerProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** How the time to open a model, and the rate of its edits, grow with its elements and with its history. */
final class ModelGrowth implements Scenario {

    private static final List<Integer> ELEMENTS = List.of(10, 1_000, 100_000);
    private static final int OPENINGS = 9;
    private static final double OPEN_FACTOR = 2;
    private static final double OPEN_SLACK_MILLIS = 20;

    private final List<Integer> histories;
    private final Duration phase;

    /** @param histories numbers of operations, ascending */
    ModelGrowth(List<Integer> histories, Duration phase) {
        this.histories = histories;
        this.phase = phase;
    }

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public boolean repeated() {
        return false;
    }

    @Override
    public boolean comparable() {
        return false;
    }

    @Override
    public Map<Metric, Double> run(LoadLoop loop, ServerProcess server) {
        ModelShelf shelf = new ModelShelf(loop);
        shelf.editsPerSecond(shelf.grown(ELEMENTS.get(0)), phase);
        Map<Metric, Double> figures = new HashMap<>();
        for (int elements : ELEMENTS) {
            String title = "growth " + elements + " elements";
            measure(shelf, shelf.grown(elements), title, Metric.of(title + ": open", "ms"), figures);
        }
        Metric first = Metric.of(historyTitle(histories.get(0)) + ": open", "ms");
        for (int operations : histories) {
            String title = historyTitle(operations);
            Metric open = operations == histories.get(0)
                    ? first
                    : Metric.bounded(title + ": open", "ms", Bound.of(first, OPEN_FACTOR, OPEN_SLACK_MILLIS));
            measure(shelf, shelf.aged(operations), title, open, figures);
        }
        shelf.close();
        return figures;
    }

    private void measure(ModelShelf shelf, String id, String title, Metric open, Map<Metric, Double> figures) {
        double[] sorted = DoubleStream.generate(() -> shelf.openMillis(id))
                .limit(OPENINGS)
                .sorted()
                .toArray();
        figures.put(open, sorted[OPENINGS / 2]);
        figures.put(Metric.of(title + ": slowest open", "ms"), sorted[OPENINGS - 1]);
        figures.put(Metric.of(title + ": rate", "1/s"), shelf.editsPerSecond(id, phase));
    }

    private static String historyTitle(int operations) {
        return "growth " + operations + " operations";
    }
}
