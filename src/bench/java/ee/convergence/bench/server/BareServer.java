package ee.convergence.bench.server;

import io.undertow.Undertow;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.ServletException;

/** Runs {@link BareEndpoint} on the engine of the launcher, with the buffers that the launcher gives it. */
public final class BareServer {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int BUFFERS_PER_THREAD = 12;

    private BareServer() {}

    /** Listens on the port given as the only argument, until the process is ended. */
    public static void main(String[] args) throws ServletException {
        int port = Integer.parseInt(args[0]);
        ByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, -1, BUFFERS_PER_THREAD);
        Undertow.builder()
                .setByteBufferPool(buffers)
                .addHttpListener(port, "127.0.0.1")
                .setHandler(endpoint(buffers))
                .build()
                .start();
        System.out.println("Ready: http://127.0.0.1:" + port + "/convergence/default");
    }

    private static HttpHandler endpoint(ByteBufferPool buffers) throws ServletException {
        WebSocketDeploymentInfo webSockets =
                new WebSocketDeploymentInfo().setBuffers(buffers).addEndpoint(BareEndpoint.class);
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(BareServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("bare")
                .addServletContextAttribute(WebSocketDeploymentInfo.ATTRIBUTE_NAME, webSockets);
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
        manager.deploy();
        return manager.start();
    }
}
