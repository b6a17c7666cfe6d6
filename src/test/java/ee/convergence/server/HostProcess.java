package ee.convergence.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** The process of an app server: what it writes, what its threads do, and its end. Not thread-safe but for its end. */
final class HostProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;

    private HostProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it; everything that it writes goes to the log. */
    static HostProcess start(ProcessBuilder builder, Path log) {
        try {
            return new HostProcess(
                    builder.redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What it has written so far. */
    String log() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes a line to its standard input. */
    void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until something holds; tells the threads and the log when it does not in time. */
    void until(String what, Callable<Boolean> holds) {
        try {
            await(what)
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !process.isAlive() || holds.call());
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(late.getMessage() + "\n" + threads() + "\n" + log(), late);
        }
        if (!process.isAlive()) {
            throw new AssertionError("The server has ended before: " + what + "\n" + log());
        }
    }

    /** Its threads with their stacks. */
    String threads() {
        return JavaProcess.within(process.toHandle()).threads();
    }

    /** How many objects of a class are alive. */
    long liveObjects(Class<?> type) {
        return JavaProcess.within(process.toHandle()).liveObjects(type);
    }

    /** Asks it to end (SIGTERM); returns when it has. */
    void terminate() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The server does not end:\n" + threads() + "\n" + log());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while the server ends", interrupted);
        }
    }

    /** Ends it without asking, if it still runs. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
