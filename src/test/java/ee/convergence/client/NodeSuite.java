package ee.convergence.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Suites of the published JavaScript client, run by Node's own test runner against a server.
 *
 * <p>The suites learn the server's address from {@code CONVERGENCE_URL}: {@code ws://host:port} and, if the server is
 * deployed under one, the context path, without the domain; and from {@code CONVERGENCE_ADMIN_TOKEN} the token of its
 * administration API, {@link #ADMIN_TOKEN}.
 *
 * @param server the server's address, as above
 * @param suites file names in {@code src/test/js/suites}
 * @param environment what the suites learn besides
 * @param timeout how long they may take together
 */
public record NodeSuite(URI server, List<String> suites, Map<String, String> environment, Duration timeout) {

    /** The token that a server under test must be configured with. */
    public static final String ADMIN_TOKEN = "the-administrator-of-the-tests";

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    /** The given suites against the server at the given address. */
    public static NodeSuite of(URI server, String... suites) {
        return new NodeSuite(server, List.of(suites), Map.of(), TIMEOUT);
    }

    /** The same suites, which learn this besides. */
    public NodeSuite knowing(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new NodeSuite(server, suites, all, timeout);
    }

    /** The same suites, which may take this long. */
    public NodeSuite within(Duration time) {
        return new NodeSuite(server, suites, environment, time);
    }

    /** Runs the suites and fails with their whole output unless every test passes and at least one ran. */
    public void run() throws IOException, InterruptedException {
        Stream<String> options = Stream.of("--test", "--test-reporter=spec");
        Stream<String> files = suites.stream().map("suites/"::concat);
        Map<String, String> all = new HashMap<>(environment);
        all.put("CONVERGENCE_URL", server.toString());
        all.put("CONVERGENCE_ADMIN_TOKEN", ADMIN_TOKEN);
        NodeProcess node = new NodeProcess(all, timeout);
        NodeProcess.Result result = node.run(Stream.concat(options, files).toList());
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).containsPattern("pass [1-9]").contains("fail 0");
    }
}
