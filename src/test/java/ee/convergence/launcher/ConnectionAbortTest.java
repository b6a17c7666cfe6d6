package ee.convergence.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.undertow.server.HttpHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dropping TCP under an upgraded connection whose peer does not read. */
class ConnectionAbortTest {

    private static final BlockingQueue<Runnable> ABORTS = new LinkedBlockingQueue<>();
    private static final BlockingQueue<Session> OPENED = new LinkedBlockingQueue<>();
    private static final BlockingQueue<CloseCode> CLOSED = new LinkedBlockingQueue<>();
    private static final int MORE_THAN_FITS_THE_BUFFERS = 64 * 1024 * 1024;
    private static final String UPGRADE = "GET /socket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
            + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";

    private final HttpListener listener = HttpListener.bind(LoopbackSettings.onFreePort());

    @BeforeEach
    void serve() throws ServletException {
        ABORTS.clear();
        OPENED.clear();
        CLOSED.clear();
        listener.accept(deploy());
    }

    @AfterEach
    void end() {
        listener.close();
    }

    @Test
    void resetsAConnectionWhosePeerDoesNotRead() throws Exception {
        try (Socket peer = connect()) {
            BlockingQueue<Boolean> sent = new LinkedBlockingQueue<>();
            Session session = OPENED.poll(10, TimeUnit.SECONDS);
            session.getAsyncRemote()
                    .sendBinary(ByteBuffer.allocate(MORE_THAN_FITS_THE_BUFFERS), result -> sent.add(result.isOK()));
            InputStream in = peer.getInputStream();
            await().until(() -> in.available() > 0);
            assertThat(sent).isEmpty();

            ABORTS.take().run();

            assertThatThrownBy(in::readAllBytes).isInstanceOf(SocketException.class);
            assertThat(CLOSED.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.CloseCodes.CLOSED_ABNORMALLY);
            assertThat(sent.poll(10, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void mayBeCalledAgain() throws Exception {
        try (Socket peer = connect()) {
            Runnable abort = ABORTS.take();
            abort.run();
            abort.run();
            await().atMost(Duration.ofSeconds(10)).until(() -> !CLOSED.isEmpty());
            assertThat(peer.isConnected()).isTrue();
            assertThat(CLOSED).hasSize(1);
        }
    }

    private HttpHandler deploy() throws ServletException {
        DeploymentManager deployment = Servlets.newContainer()
                .addDeployment(Servlets.deployment()
                        .setDeploymentName("abort")
                        .setContextPath("/")
                        .setClassLoader(ConnectionAbortTest.class.getClassLoader())
                        .addFilter(Servlets.filter("taker", AttributeTaker.class))
                        .addFilterUrlMapping("taker", "/*", DispatcherType.REQUEST)
                        .addInnerHandlerChainWrapper(ConnectionAbort::new)
                        .addServletContextAttribute(
                                WebSocketDeploymentInfo.ATTRIBUTE_NAME,
                                new WebSocketDeploymentInfo()
                                        .setWorker(listener.worker())
                                        .setBuffers(listener.buffers())
                                        .addEndpoint(Endpoint.class)));
        deployment.deploy();
        return deployment.start();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8 * 1024);
        InetSocketAddress address = listener.address();
        socket.connect(address);
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(UPGRADE.getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) socket.getInputStream().read());
        }
        assertThat(answer).startsWith("HTTP/1.1 101");
        return socket;
    }

    /** Takes the attribute as the application's filter does. */
    public static final class AttributeTaker extends HttpFilter {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            ABORTS.add((Runnable) request.getAttribute(ConnectionAbort.ATTRIBUTE));
            chain.doFilter(request, response);
        }
    }

    /** Tells what happens to it. */
    @ServerEndpoint("/socket")
    public static final class Endpoint {

        /** Tells of the opening. */
        @OnOpen
        public void onOpen(Session session) {
            OPENED.add(session);
        }

        /** Tells of the end. */
        @OnClose
        public void onClose(CloseReason reason) {
            CLOSED.add(reason.getCloseCode());
        }
    }
}
