package ee.convergence.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run does, from the system properties {@code bench.*}.
 *
 * @param war the server to start
 * @param directory where servers work and log
 * @param rounds rounds that count, after one that warms up
 * @param phase the length of a load of fixed duration
 * @param connections connections that share a load
 * @param idle idle connections
 * @param flood requests per second of the connection that never reads
 * @param models open models
 * @param histories numbers of operations that models have behind them, ascending
 * @param events the events of the long chat
 * @param postgres whether the server works on a PostgreSQL that is started for it, instead of a file
 * @param sources loopback addresses to connect from, 127.0.0.1 and following
 * @param only the names of the scenarios to run; empty means all
 * @param strict whether a missed bound fails the run
 * @param jvm options of both servers' JVMs
 * @param serverOptions options of the JVM of the server alone, its settings among them
 */
record BenchSettings(
        Path war,
        Path directory,
        int rounds,
        Duration phase,
        int connections,
        int idle,
        int flood,
        int models,
        List<Integer> histories,
        int events,
        boolean postgres,
        int sources,
        Set<String> only,
        boolean strict,
        List<String> jvm,
        List<String> serverOptions) {

    static BenchSettings fromSystemProperties() {
        return new BenchSettings(
                Path.of(text("war", "target/convergence.war")).toAbsolutePath(),
                Path.of(text("directory", "target/bench")).toAbsolutePath(),
                number("rounds", 5),
                Duration.ofMillis((long) (1000 * Double.parseDouble(text("seconds", "2")))),
                number("connections", 100),
                number("idle", 10_000),
                number("flood", 50_000),
                number("models", 10_000),
                words("histories", "1000,10000,100000", ",").stream()
                        .map(Integer::valueOf)
                        .toList(),
                number("events", 100_000),
                Boolean.parseBoolean(text("postgres", "false")),
                number("sources", 4),
                Set.copyOf(words("only", "", ",")),
                Boolean.parseBoolean(text("strict", "false")),
                words("jvm", "-Xms1g -Xmx1g", " "),
                words("server", "", " "));
    }

    boolean selects(String scenario) {
        return only.isEmpty() || only.contains(scenario);
    }

    private static List<String> words(String name, String otherwise, String separator) {
        return Stream.of(text(name, otherwise).split(separator))
                .filter(word -> !word.isBlank())
                .toList();
    }

    private static int number(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }

    private static String text(String name, String otherwise) {
        return Optional.ofNullable(System.getProperty("bench." + name))
                .filter(value -> !value.isBlank())
                .orElse(otherwise);
    }
}
