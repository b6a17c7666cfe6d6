package ee.convergence.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ee.convergence.launcher.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A server that another process may end and start anew, at the same address and on the same database: by {@code POST
 * /kill} (SIGKILL) or {@code POST /terminate} (SIGTERM) to {@link #control}, answered with 200 when the new one is ready.
 * What the request says is checked while no server runs. Used by one other process at a time.
 */
public final class RestartableServer implements AutoCloseable {

    private final Path folder;
    private final Map<String, String> settings;
    private final Consumer<String> check;
    private final HttpServer control;
    private ServerProcess process;

    private RestartableServer(Path folder, Map<String, String> settings, Consumer<String> check) throws IOException {
        this.folder = folder;
        this.check = check;
        this.process = ServerProcess.startIn(folder, settings);
        this.settings = new HashMap<>(settings);
        this.settings.put(
                "convergence.realtime.port", Integer.toString(process.uri().getPort()));
        control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        control.createContext("/kill", exchange -> restart(exchange, ServerProcess::kill));
        control.createContext("/terminate", exchange -> restart(exchange, ServerProcess::terminate));
        control.start();
    }

    /** Starts the server in a folder that stays; the check throws where what the request says does not hold. */
    public static RestartableServer start(Path folder, Map<String, String> settings, Consumer<String> check)
            throws IOException {
        return new RestartableServer(folder, settings, check);
    }

    /** Where the server is to be ended. */
    public URI control() {
        return URI.create("http://127.0.0.1:" + control.getAddress().getPort() + "/");
    }

    /** Where clients connect, whichever process serves them. */
    public URI webSocketUri() {
        return process.webSocketUri("/");
    }

    /** The process that runs now. */
    public ServerProcess process() {
        return process;
    }

    @Override
    public void close() {
        control.stop(0);
        process.close();
    }

    private void restart(HttpExchange exchange, Consumer<ServerProcess> end) throws IOException {
        String said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String failure = failure(() -> {
            end.accept(process);
            check.accept(said);
            process = ServerProcess.startIn(folder, settings);
        });
        byte[] answer = (failure.isEmpty() ? "ready" : failure).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(failure.isEmpty() ? 200 : 500, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** Also an error is an answer: without one the suite would wait. */
    private static String failure(Attempt attempt) {
        try {
            attempt.run();
            return "";
        } catch (AssertionError | IOException | RuntimeException failed) {
            return failed.toString();
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }
}
