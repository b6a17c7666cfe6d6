package ee.convergence.launcher;

import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.StreamConnection;

/**
 * Gives every request an attribute that drops its TCP connection, whatever has become of it since: the one thing the
 * WebSocket API cannot do to a peer that does not read ({@code transport.md} section 8, row 7). Thread-safe.
 */
final class ConnectionAbort implements HttpHandler {

    /** The attribute, a {@link Runnable} for any thread and any number of calls. */
    static final String ATTRIBUTE = "ee.convergence.transport.abort";

    private static final Logger LOG = System.getLogger(ConnectionAbort.class.getName());

    private final HttpHandler next;

    ConnectionAbort(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.getConnection() instanceof AbstractServerConnection connection) {
            StreamConnection tcp = connection.getChannel();
            exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY)
                    .getServletRequest()
                    .setAttribute(ATTRIBUTE, (Runnable) () -> drop(tcp));
        }
        next.handleRequest(exchange);
    }

    /** With a reset, so that the system does not go on trying to deliver what was sent. */
    private static void drop(StreamConnection tcp) {
        try {
            tcp.setOption(Options.CLOSE_ABORT, true);
        } catch (IOException closed) {
            LOG.log(Level.TRACE, "The connection is closed already", closed);
        }
        IoUtils.safeClose(tcp);
    }
}
