package ee.convergence.bench;

import ee.convergence.bench.load.LoadFailure;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.scenario.Metric;
import ee.convergence.bench.scenario.Scenario;
import ee.convergence.bench.scenario.Scenarios;
import ee.convergence.bench.server.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs the scenarios in rounds that alternate between the server and the bare endpoint. This process is the client; each
 * server has its own. It ends with status 1 when a scenario fails, and when a bound is missed and {@code bench.strict} is
 * set.
 */
public final class Benchmark {

    private final BenchSettings settings;
    private final PrintStream out;
    private final Results results = new Results();
    private int failures;

    private Benchmark(BenchSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** Runs what the system properties {@code bench.*} say. */
    public static void main(String[] args) throws IOException, InterruptedException {
        BenchSettings settings = BenchSettings.fromSystemProperties();
        Benchmark benchmark = new Benchmark(settings, System.out);
        benchmark.run();
        boolean missed = benchmark.results.metrics().stream().anyMatch(benchmark.results::missed);
        if (benchmark.failures > 0 || settings.strict() && missed) {
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        out.println("Benchmark on " + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version() + ", servers with " + String.join(" ", settings.jvm())
                + ", the product also with " + settings.serverOptions());
        List<Scenario> scenarios = Scenarios.all(
                        settings.phase(),
                        settings.connections(),
                        settings.idle(),
                        settings.flood(),
                        settings.models(),
                        settings.histories(),
                        settings.events())
                .stream()
                .filter(scenario -> settings.selects(scenario.name()))
                .toList();
        try (Servers servers = Servers.start(settings)) {
            for (Scenario scenario : scenarios) {
                attempt(scenario, servers);
            }
        }
        new Report(out).print(results);
    }

    /** A scenario that fails is reported and does not keep the others from running. */
    private void attempt(Scenario scenario, Servers servers) throws IOException {
        try {
            rounds(scenario, servers);
        } catch (LoadFailure failure) {
            failures++;
            out.println("FAILED: " + scenario.name() + ": " + failure.getMessage());
        }
    }

    private void rounds(Scenario scenario, Servers servers) throws IOException {
        int rounds = scenario.repeated() ? settings.rounds() : 1;
        for (int round = scenario.repeated() ? 1 - scenario.warmUps() : 1; round <= rounds; round++) {
            measure(scenario, servers.convergence(), round);
            if (scenario.comparable()) {
                measure(scenario, servers.bare(), round);
            }
        }
    }

    private void measure(Scenario scenario, ServerProcess server, int round) throws IOException {
        Map<Metric, Double> figures;
        try (LoadLoop loop = new LoadLoop(server.address(), server.path(), settings.sources())) {
            figures = scenario.run(loop, server);
        }
        String title = round <= 0 ? "warm-up" : "round " + round;
        out.println(title + ", " + server.name() + ": " + line(figures));
        if (round > 0) {
            results.add(server.name(), figures);
        }
    }

    private static String line(Map<Metric, Double> figures) {
        Map<String, String> sorted = new TreeMap<>();
        figures.forEach((metric, value) ->
                sorted.put(metric.name(), Report.number(OptionalDouble.of(value)) + " " + metric.unit()));
        return sorted.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
