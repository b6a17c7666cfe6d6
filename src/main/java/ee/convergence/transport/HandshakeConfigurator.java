package ee.convergence.transport;

import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Puts the client that the filter left into the user properties of the connection being made; negotiates neither
 * subprotocol nor extension ({@code transport.md} section 1.2). Stateless.
 */
public final class HandshakeConfigurator extends ServerEndpointConfig.Configurator {

    private static final String HAND_OVER = "ee.convergence.transport.handOver";

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        HandOver handOver = HandOver.take();
        if (handOver != null) {
            config.getUserProperties().put(HAND_OVER, new AtomicReference<>(handOver));
        }
    }

    /** What the filter left for this socket, or null. Only once: some servers keep the properties for long. */
    static HandOver take(Session socket) {
        return socket.getUserProperties().remove(HAND_OVER) instanceof AtomicReference<?> kept
                ? (HandOver) kept.getAndSet(null)
                : null;
    }

    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return List.of();
    }

    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        return "";
    }

    /** The filter has looked at the origin. */
    @Override
    public boolean checkOrigin(String origin) {
        return true;
    }
}
