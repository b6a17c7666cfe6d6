package ee.convergence.launcher;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The product as its users start it: {@code java -jar convergence.war} in a process of its own, on a free port, in a
 * working folder of its own. For integration tests; not thread-safe, except that it may be ended from any thread.
 */
public final class ServerProcess implements AutoCloseable {

    private static final String HEAP = "512m";
    private static final Path WAR = Path.of("target/convergence.war").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Pattern READY = Pattern.compile("is ready: ws://([^/]+)/");
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(90);

    private final Path folder;
    private final boolean folderKept;
    private final Process process;

    private ServerProcess(Path folder, boolean folderKept, Process process) {
        this.folder = folder;
        this.folderKept = folderKept;
        this.process = process;
    }

    /** Starts with some settings, in a folder that is removed with the process; returns when clients may come. */
    public static ServerProcess start(Map<String, String> settings) {
        return start(JAVA, settings);
    }

    /** Starts on another JDK. */
    public static ServerProcess start(Path java, Map<String, String> settings) {
        return create(java, HEAP, newFolder(), false, settings).awaitReady();
    }

    /** Starts with a heap of this size, as {@code -Xmx} takes it. */
    public static ServerProcess startWithHeap(String heap, Map<String, String> settings) {
        return create(JAVA, heap, newFolder(), false, settings).awaitReady();
    }

    /** Starts in a folder that stays, and with it the database, for a later process. */
    public static ServerProcess startIn(Path folder, Map<String, String> settings) {
        return create(JAVA, HEAP, folder, true, settings).awaitReady();
    }

    /** Starts without waiting, for servers that are meant to fail. */
    public static ServerProcess launch(Map<String, String> settings) {
        return create(JAVA, HEAP, newFolder(), false, settings);
    }

    /** The root, for instance {@code http://127.0.0.1:12345/}. */
    public URI uri() {
        return URI.create("http://" + place() + "/");
    }

    /** A path below the root for HTTP. */
    public URI uri(String path) {
        return uri().resolve(path);
    }

    /** A path below the root for WebSocket. */
    public URI webSocketUri(String path) {
        return URI.create("ws://" + place() + "/").resolve(path);
    }

    /** Where the process runs; its temporary files are in {@code tmp} below. */
    public Path folder() {
        return folder;
    }

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    /** What the process has written so far. */
    public String output() {
        try {
            return Files.readString(log(folder));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Asks it to end (SIGTERM) and waits; returns the exit status. */
    public int terminate() {
        process.destroy();
        return awaitExit();
    }

    /** Ends it without asking (SIGKILL) and waits. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Waits until it has ended by itself; returns the exit status. */
    public int awaitExit() {
        try {
            if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The server did not end:\n" + output());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while the server ends", interrupted);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
        if (!folderKept) {
            delete(folder);
        }
    }

    private static ServerProcess create(
            Path java, String heap, Path folder, boolean kept, Map<String, String> settings) {
        try {
            Path temporary = Files.createDirectories(folder.resolve("tmp"));
            List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx" + heap));
            command.add("-Djava.io.tmpdir=" + temporary);
            command.add("-Dconvergence.realtime.port=0");
            settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
            command.addAll(List.of("-jar", WAR.toString()));
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log(folder).toFile())
                    .start();
            return new ServerProcess(folder, kept, process);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private ServerProcess awaitReady() {
        try {
            await().atMost(START)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !process.isAlive() || READY.matcher(output()).find());
            place();
            return this;
        } catch (RuntimeException | AssertionError failure) {
            String output = output();
            close();
            throw new AssertionError("The server did not start:\n" + output, failure);
        }
    }

    private String place() {
        Matcher matcher = READY.matcher(output());
        if (!matcher.find()) {
            throw new AssertionError("The server is not ready:\n" + output());
        }
        return matcher.group(1);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("convergence-it-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path log(Path folder) {
        return folder.resolve("output.log");
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
