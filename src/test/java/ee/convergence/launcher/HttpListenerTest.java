package ee.convergence.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undertow.server.handlers.ResponseCodeHandler;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The port: taken early, given up before the connections on it end. */
class HttpListenerTest {

    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpListener listener = HttpListener.bind(LoopbackSettings.onFreePort());

    @AfterEach
    void end() {
        listener.close();
    }

    @Test
    void goesOnServingConnectionsAfterItRefusesNewOnes() throws IOException {
        InetSocketAddress address = listener.address();
        listener.accept(ResponseCodeHandler.HANDLE_200);
        try (Socket old = new Socket(address.getAddress(), address.getPort())) {
            assertThat(answer(old)).startsWith("HTTP/1.1 200");

            listener.refuse();

            assertThatThrownBy(() -> new Socket(address.getAddress(), address.getPort()))
                    .isInstanceOf(ConnectException.class);
            assertThat(answer(old)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void saysThatThePortIsTaken() {
        int port = listener.address().getPort();
        assertThatThrownBy(() -> HttpListener.bind(LoopbackSettings.onPort(port)))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("port " + port);
    }

    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(REQUEST);
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        return head.toString();
    }
}
