package ee.convergence.client;

import com.sun.net.httpserver.HttpServer;
import ee.convergence.domain.LoginDomains;
import ee.convergence.launcher.ServerProcess;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** The published JavaScript client while its server is restarted, on request of the suite. */
@DisplayName("The JavaScript client")
class RestartedClientsIT {

    private static final int NO_CONTENT = 204;

    @TempDir
    Path folder;

    @EachDatabase
    void outlivesARestart(TestDatabase database) throws Exception {
        Map<String, String> settings = new HashMap<>(LoginDomains.settings());
        settings.put("convergence.storage.url", database.settings().url());
        settings.put("convergence.realtime.port", Integer.toString(freePort()));
        AtomicReference<ServerProcess> server = new AtomicReference<>(ServerProcess.startIn(folder, settings));
        HttpServer control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        control.createContext("/", exchange -> {
            end(server.get(), exchange.getRequestURI().getPath());
            server.set(ServerProcess.startIn(folder, settings));
            exchange.sendResponseHeaders(NO_CONTENT, -1);
            exchange.close();
        });
        control.start();
        try {
            NodeSuite.of(server.get().webSocketUri("/"), "restart.test.js")
                    .knowing(Map.of("CONVERGENCE_RESTART_URL", uri(control).toString()))
                    .run();
        } finally {
            control.stop(0);
            server.get().close();
        }
    }

    private static void end(ServerProcess server, String way) {
        if (way.equals("/kill")) {
            server.kill();
        } else {
            server.terminate();
        }
    }

    private static URI uri(HttpServer control) {
        return URI.create("http://127.0.0.1:" + control.getAddress().getPort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
