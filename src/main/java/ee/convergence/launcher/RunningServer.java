package ee.convergence.launcher;

import ee.convergence.config.Settings;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The server while it runs. Ends once, from any thread. */
final class RunningServer implements AutoCloseable {

    private final HttpListener listener;
    private final Application application;
    private final GracefulShutdownHandler gate;

    private RunningServer(HttpListener listener, Application application, GracefulShutdownHandler gate) {
        this.listener = listener;
        this.application = application;
        this.gate = gate;
    }

    /**
     * Takes the port first, so that a second server does not touch the database of the first; accepts last.
     *
     * @throws StartFailedException if the port cannot be had
     */
    static RunningServer start(Path war, Settings settings) {
        HttpListener listener = HttpListener.bind(settings.server());
        try {
            Application application = Application.deploy(war, listener.worker(), listener.buffers());
            GracefulShutdownHandler gate = new GracefulShutdownHandler(application.handler());
            listener.accept(gate);
            return new RunningServer(listener, application, gate);
        } catch (RuntimeException failure) {
            listener.close();
            throw failure;
        }
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return listener.address();
    }

    /**
     * No new connection is accepted and no new request on an old one (503); the application drains its sockets while
     * the engine still serves them; the engine goes last.
     */
    @Override
    public void close() {
        listener.refuse();
        gate.shutdown();
        try {
            application.close();
        } finally {
            listener.close();
        }
    }
}
