package ee.convergence.bench;

import ee.convergence.bench.scenario.Bound;
import ee.convergence.bench.scenario.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The figures of all rounds, by metric and server. Not safe for use by several threads. */
final class Results {

    static final String CONVERGENCE = "convergence";
    static final String BARE = "bare";

    private final Map<Metric, Map<String, List<Double>>> figures = new LinkedHashMap<>();

    void add(String server, Map<Metric, Double> round) {
        round.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().name()))
                .forEach(entry -> figures.computeIfAbsent(entry.getKey(), metric -> new HashMap<>())
                        .computeIfAbsent(server, name -> new ArrayList<>())
                        .add(entry.getValue()));
    }

    /** The metrics, in the order in which they were measured. */
    List<Metric> metrics() {
        return List.copyOf(figures.keySet());
    }

    OptionalDouble median(Metric metric, String server) {
        List<Double> values = figures.getOrDefault(metric, Map.of()).getOrDefault(server, List.of());
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    /** What the server's figure may be at most, or at least, where it is bounded and the reference was measured. */
    OptionalDouble limit(Metric metric) {
        if (metric.bound().isEmpty()) {
            return OptionalDouble.empty();
        }
        Bound bound = metric.bound().get();
        OptionalDouble reference = switch (bound.reference()) {
            case NOTHING -> OptionalDouble.of(0);
            case BARE -> median(metric, BARE);
            case OTHER_METRIC -> median(bound.metric().orElseThrow(), CONVERGENCE);
        };
        return reference.isPresent() ? OptionalDouble.of(bound.limit(reference.getAsDouble())) : OptionalDouble.empty();
    }

    /** Whether the server's figure is beyond its limit. */
    boolean missed(Metric metric) {
        OptionalDouble limit = limit(metric);
        OptionalDouble figure = median(metric, CONVERGENCE);
        return limit.isPresent()
                && figure.isPresent()
                && metric.bound().orElseThrow().isMissed(figure.getAsDouble(), limit.getAsDouble());
    }
}
