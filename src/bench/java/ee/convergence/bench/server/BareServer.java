package ee.convergence.bench.server;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.ServletException;

/** Runs {@link BareEndpoint} on the engine of the launcher, with the engine's defaults. */
public final class BareServer {

    private BareServer() {}

    /** Listens on the port given as the only argument, until the process is ended. */
    public static void main(String[] args) throws ServletException {
        int port = Integer.parseInt(args[0]);
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(BareServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("bare")
                .addServletContextAttribute(
                        WebSocketDeploymentInfo.ATTRIBUTE_NAME,
                        new WebSocketDeploymentInfo().addEndpoint(BareEndpoint.class));
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
        manager.deploy();
        Undertow.builder()
                .addHttpListener(port, "127.0.0.1")
                .setHandler(manager.start())
                .build()
                .start();
        System.out.println("Ready: http://127.0.0.1:" + port + "/convergence/default");
    }
}
