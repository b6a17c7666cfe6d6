package ee.convergence.transport;

import ee.convergence.client.Client;
import ee.convergence.client.ClientRefusedException;
import ee.convergence.client.ClientRegistry;
import ee.convergence.domain.DomainId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The WebSocket front door. One instance serves one connection; the server calls it by one thread at a time for messages,
 * and in any order for the end ({@code transport.md} sections 3, 4 and 6).
 */
@Dependent
@ServerEndpoint(value = "/{namespace}/{domain}", configurator = HandshakeConfigurator.class)
public class RealtimeEndpoint {

    @Inject
    private ClientRegistry registry;

    @Inject
    private SocketSupport support;

    private volatile Client client;
    private volatile SocketConnection connection;

    /** For servers, which inject the rest. */
    public RealtimeEndpoint() {}

    /** An endpoint whose client is in this registry, for engines without CDI. */
    RealtimeEndpoint(ClientRegistry registry, SocketSupport support) {
        this.registry = registry;
        this.support = support;
    }

    /** The socket is open: wires it to the client that the filter made. */
    @OnOpen
    public void onOpen(Session socket, @PathParam("namespace") String namespace, @PathParam("domain") String domain)
            throws IOException {
        HandOver handOver = HandshakeConfigurator.take(socket);
        try {
            open(socket, handOver == null ? withoutFilter(new DomainId(namespace, domain)) : handOver);
        } catch (ClientRefusedException refused) {
            socket.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, ""));
        }
    }

    /** A piece of a binary message came. */
    @OnMessage
    public void onMessage(ByteBuffer part, boolean last) {
        SocketConnection current = connection;
        if (current != null) {
            current.received(part, last);
        }
    }

    /** Text is not part of this protocol: it is consumed, counted and ignored. */
    @OnMessage
    public void onText(String part, boolean last) {
        if (last) {
            support.textMessage();
        }
    }

    /** The socket is closed. */
    @OnClose
    public void onClose(CloseReason reason) {
        Client current = client;
        if (current != null) {
            current.closed();
        }
    }

    /** The socket failed. */
    @OnError
    public void onError(Throwable cause) {
        Client current = client;
        if (current != null) {
            current.failed(cause);
        }
    }

    private void open(Session socket, HandOver handOver) {
        client = handOver.client();
        connection = new SocketConnection(socket, handOver, support);
        client.opened(connection);
    }

    /** On an engine without servlet filters the client is made here. */
    private HandOver withoutFilter(DomainId domain) throws ClientRefusedException {
        return new HandOver(registry.create(domain, "unknown", ""), null);
    }
}
