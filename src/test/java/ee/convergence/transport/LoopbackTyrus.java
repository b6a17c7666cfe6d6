package ee.convergence.transport;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Set;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.tyrus.container.grizzly.server.WebSocketsOn;
import org.glassfish.tyrus.core.TyrusWebSocketEngine;
import org.glassfish.tyrus.server.TyrusServerContainer;
import org.glassfish.tyrus.spi.WebSocketEngine;

/** Tyrus on Grizzly on the loopback address, with one endpoint. */
final class LoopbackTyrus extends TyrusServerContainer {

    private static final int LARGEST_FRAME = 17 << 20;

    private final HttpServer server = new HttpServer();
    private final NetworkListener listener = new NetworkListener("loopback", "127.0.0.1", 0);
    private final WebSocketEngine engine =
            TyrusWebSocketEngine.builder(this).incomingBufferSize(LARGEST_FRAME).build();

    LoopbackTyrus(Class<?> endpoint) {
        super(Set.of(endpoint));
    }

    /** Starts on a free port and tells which. */
    int start() throws IOException, DeploymentException {
        listener.registerAddOn(WebSocketsOn.of(this, "/"));
        server.addListener(listener);
        super.start("/", 0);
        server.start();
        return listener.getPort();
    }

    @Override
    public void stop() {
        super.stop();
        server.shutdownNow();
    }

    @Override
    public void register(Class<?> endpoint) throws DeploymentException {
        engine.register(endpoint, "/");
    }

    @Override
    public void register(ServerEndpointConfig endpoint) throws DeploymentException {
        engine.register(endpoint, "/");
    }

    @Override
    public WebSocketEngine getWebSocketEngine() {
        return engine;
    }
}
