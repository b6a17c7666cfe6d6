package ee.convergence.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Set;

/**
 * A server under test.
 *
 * <p>It must offer the domain {@link #OPEN}, which allows anonymous login, and {@link #CLOSED}, which does not.
 *
 * @param base {@code http} or {@code ws}, host, port and, if there is one, the context path
 * @param deviations what this server is known to be unable to give
 */
public record Target(URI base, Set<Deviation> deviations) {

    /** The path of a domain that allows anonymous login. */
    public static final String OPEN = "/convergence/default";

    /** The path of a domain that exists but refuses anonymous login. */
    public static final String CLOSED = "/convergence/closed";

    /** The path of a domain that does not exist. */
    public static final String MISSING = "/convergence/missing";

    /** What a server may be unable to give, however the application is written. */
    public enum Deviation {
        /** A path with an encoded slash is answered 400. */
        ENCODED_SLASH_REFUSED,
        /** An upgrade whose path cannot be decoded is answered 200 without a body. */
        UNDECODABLE_PATH_ANSWERED_200,
        /** A frame without a mask is taken like any other. */
        UNMASKED_FRAMES_TOLERATED,
        /** Some paths that lead inside the application are redirected instead of refused; nothing of it is shown. */
        INNER_PATHS_REDIRECTED,
        /** A frame is handed to the application only when it has come whole, however long it says it is. */
        FRAMES_RECEIVED_WHOLE,
        /** The TCP connection of a peer that does not read stays, though its session is released. */
        STUCK_PEER_KEEPS_TCP,
        /** After its own close frame the server waits for that of the peer without end. */
        TCP_KEPT_WITHOUT_CLOSE_FRAME
    }

    /** A target that gives everything. */
    public static Target of(URI base) {
        return new Target(base, Set.of());
    }

    /** Whether this server is known to be unable to give something. */
    public boolean has(Deviation deviation) {
        return deviations.contains(deviation);
    }

    /** Host and port as in a Host header. */
    public String authority() {
        return base.getHost() + ":" + base.getPort();
    }

    /** The context path, empty if there is none, without a slash at its end. */
    public String contextPath() {
        return base.getRawPath().replaceFirst("/$", "");
    }

    /** A new TCP connection, its receive buffer as small as given; 0 for the system's default. */
    Socket connect(int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), 10_000);
        return socket;
    }
}
