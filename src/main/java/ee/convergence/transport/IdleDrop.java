package ee.convergence.transport;

import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Drops a connection where the host offers nothing better: the WebSocket API can only call a connection idle. Thread-safe;
 * may be run at any time and any number of times.
 *
 * <p>Undertow drops TCP then, even while a send or the closing handshake is stuck. Tomcat does so when it cannot write the
 * close frame in time, for which it has a property of its own.
 *
 * @param socket the connection
 */
record IdleDrop(Session socket) implements Runnable {

    private static final Logger LOG = System.getLogger(IdleDrop.class.getName());
    private static final String TOMCAT_WRITE_MILLIS = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    @Override
    public void run() {
        try {
            socket.getUserProperties().put(TOMCAT_WRITE_MILLIS, 1L);
            socket.setMaxIdleTimeout(1);
        } catch (IllegalStateException closed) {
            LOG.log(Level.TRACE, "The connection is closed already", closed);
        }
    }
}
