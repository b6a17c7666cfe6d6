package ee.convergence.launcher;

import ee.convergence.rest.RestApplication;
import ee.convergence.transport.RealtimeEndpoint;
import ee.convergence.transport.ServerLifecycle;
import ee.convergence.transport.UpgradeFilter;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.api.ServletStackTraces;
import io.undertow.servlet.handlers.DefaultServlet;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.ApplicationPath;
import java.nio.file.Path;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.jboss.weld.environment.servlet.Listener;
import org.xnio.XnioWorker;

/** The deployment: what {@code web.xml} and an app server's scanners would find, told by hand. Thread-safe. */
final class Application implements AutoCloseable {

    private static final String NAME = "convergence";
    /** Weld would check the one {@code beans.xml}, which is ours, against a schema: three hundred classes for nothing. */
    private static final String UNCHECKED_XML = "org.jboss.weld.xml.disableValidating";

    private static final String UNUSED_PROVIDERS = "DATASOURCE,DOMSOURCE,RENDEREDIMAGE,SAXSOURCE,SOURCE,STREAMSOURCE";

    private final DeploymentManager deployment;
    private final HttpHandler handler;

    private Application(DeploymentManager deployment, HttpHandler handler) {
        this.deployment = deployment;
        this.handler = handler;
    }

    /**
     * Deploys the application; its beans, filter and listener are there when this returns.
     *
     * @throws IllegalStateException if a part of it does not start
     */
    static Application deploy(Path war, XnioWorker worker, ByteBufferPool buffers) {
        System.setProperty(UNCHECKED_XML, Boolean.TRUE.toString());
        DeploymentManager deployment = Servlets.newContainer()
                .addDeployment(description(war)
                        .addServletContextAttribute(
                                WebSocketDeploymentInfo.ATTRIBUTE_NAME, webSockets(worker, buffers)));
        deployment.deploy();
        try {
            return new Application(deployment, deployment.start());
        } catch (ServletException failure) {
            deployment.undeploy();
            throw new IllegalStateException("The application does not start", failure);
        }
    }

    /** Answers requests. */
    HttpHandler handler() {
        return handler;
    }

    /** Undeploys: the application's own listener drains the sockets, then the beans end. */
    @Override
    public void close() {
        try {
            deployment.stop();
        } catch (ServletException failure) {
            throw new IllegalStateException("The application does not stop", failure);
        } finally {
            deployment.undeploy();
        }
    }

    private static DeploymentInfo description(Path war) {
        return Servlets.deployment()
                .setDeploymentName(NAME)
                .setContextPath("/")
                .setClassLoader(Application.class.getClassLoader())
                .setResourceManager(new PathResourceManager(war))
                .setTempDir(war.resolve("WEB-INF/temp"))
                .setClassIntrospecter(new InjectedInstances())
                .setServletStackTraces(ServletStackTraces.NONE)
                .setEagerFilterInit(true)
                .addListener(Servlets.listener(Listener.class))
                .addFilter(upgradeFilter())
                .addFilterUrlMapping(UpgradeFilter.class.getSimpleName(), "/*", DispatcherType.REQUEST)
                .addServlets(staticFiles(), rest())
                .addInnerHandlerChainWrapper(ConnectionAbort::new)
                .addServletExtension((info, context) -> info.addListener(lifecycle()));
    }

    private static FilterInfo upgradeFilter() {
        return Servlets.filter(UpgradeFilter.class.getSimpleName(), UpgradeFilter.class)
                .setAsyncSupported(true);
    }

    /** Added after the engine's WebSocket listener, so that it drains the sockets before the engine closes them. */
    private static ListenerInfo lifecycle() {
        return new ListenerInfo(
                InjectedListener.class, new ImmediateInstanceFactory<>(new InjectedListener(ServerLifecycle.class)));
    }

    private static ServletInfo staticFiles() {
        return Servlets.servlet("default", DefaultServlet.class)
                .addInitParam(DefaultServlet.DEFAULT_ALLOWED, "true")
                .addMapping("/");
    }

    private static ServletInfo rest() {
        String path = RestApplication.class.getAnnotation(ApplicationPath.class).value();
        return Servlets.servlet(RestApplication.class.getSimpleName(), ServletContainer.class)
                .addInitParam(ServletProperties.JAXRS_APPLICATION_CLASS, RestApplication.class.getName())
                .addInitParam(ServerProperties.WADL_FEATURE_DISABLE, "true")
                .addInitParam(CommonProperties.PROVIDER_DEFAULT_DISABLE, UNUSED_PROVIDERS)
                .setAsyncSupported(true)
                .setLoadOnStartup(1)
                .addMapping("/" + path + "/*");
    }

    /** Messages stay on the I/O thread: the endpoint never blocks. Their size is limited by the endpoint alone. */
    private static WebSocketDeploymentInfo webSockets(XnioWorker worker, ByteBufferPool buffers) {
        return new WebSocketDeploymentInfo()
                .setWorker(worker)
                .setBuffers(buffers)
                .setDispatchToWorkerThread(false)
                .addEndpoint(RealtimeEndpoint.class);
    }
}
