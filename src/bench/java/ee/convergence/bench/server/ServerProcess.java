package ee.convergence.bench.server;

import ee.convergence.bench.load.LoadFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a JVM of its own. It is ready when it has printed the URL that clients connect to. */
public final class ServerProcess implements AutoCloseable {

    private static final Pattern URL = Pattern.compile("(?:http|ws)://([^/:]+):(\\d+)(/[\\w-]+/[\\w-]+)");
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private final String name;
    private final Process process;
    private final Path directory;
    private final CompletableFuture<Matcher> ready = new CompletableFuture<>();

    private ServerProcess(String name, Process process, Path directory) {
        this.name = name;
        this.process = process;
        this.directory = directory;
    }

    /**
     * Starts the command and waits until the server is ready.
     *
     * @param directory its working directory; its output goes to {@code server.log} there
     */
    public static ServerProcess start(String name, List<String> command, Path directory)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        ServerProcess server = new ServerProcess(name, process, directory);
        Thread reader = new Thread(server::followOutput, name + "-output");
        reader.setDaemon(true);
        reader.start();
        server.awaitReady();
        return server;
    }

    /** The name under which figures are printed. */
    public String name() {
        return name;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        Matcher url = ready.join();
        return new InetSocketAddress(url.group(1), Integer.parseInt(url.group(2)));
    }

    /** The path of the domain that clients connect to. */
    public String path() {
        return ready.join().group(3);
    }

    /** What the process has used so far. */
    public Cpu cpu() {
        return Cpu.of(process.pid());
    }

    /** Collects garbage and counts the bytes that stay; the classes are listed in a file of the working directory. */
    public long liveHeapBytes(String label) {
        return LiveHeap.bytes(process.pid(), directory.resolve(label + ".histogram"));
    }

    /** Asks the process to end, and ends it when it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws InterruptedException {
        try {
            ready.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new LoadFailure(name + " did not start, see " + directory.resolve("server.log"), e);
        }
    }

    private void followOutput() {
        try (BufferedReader output = process.inputReader();
                PrintStream log =
                        new PrintStream(directory.resolve("server.log").toFile())) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                log.println(line);
                Matcher url = URL.matcher(line);
                if (url.find()) {
                    ready.complete(url);
                }
            }
            ready.completeExceptionally(new LoadFailure(name + " ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }
}
