package ee.convergence.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of Node.js in {@code target/js}, where the build has installed the published JavaScript client.
 *
 * <p>Immutable; each {@link #run} is a process of its own.
 *
 * @param environment what the process sees in addition to this one's environment
 * @param timeout how long the process may take before it is ended
 */
public record NodeProcess(Map<String, String> environment, Duration timeout) {

    private static final Path FOLDER = Path.of("target", "js");

    /**
     * What a run left behind.
     *
     * @param exitCode 0 for success, -1 if the process was ended because it took too long
     * @param output what it printed, errors included
     */
    public record Result(int exitCode, String output) {}

    /** A process with the environment of this one. */
    public static NodeProcess plain() {
        return new NodeProcess(Map.of(), Duration.ofSeconds(30));
    }

    /**
     * Runs {@code node} with the given arguments to its end.
     *
     * @throws IOException if node cannot be started
     */
    public Result run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(arguments);
        Path output = Files.createTempFile("node", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            int exitCode = await(builder.start());
            return new Result(exitCode, Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    private int await(Process process) throws InterruptedException {
        if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            return process.exitValue();
        }
        // The runner has a process of its own for each suite.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        return -1;
    }
}
