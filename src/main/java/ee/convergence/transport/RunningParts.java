package ee.convergence.transport;

import ee.convergence.ServerSingleton;
import ee.convergence.client.ClientRegistry;
import ee.convergence.concurrent.Sweep;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.domain.Bootstrap;
import ee.convergence.domain.LoginWorkers;
import ee.convergence.domain.Upkeep;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;

/** Everything on the open database that has a beginning and an end. Used by the thread that starts and ends the server. */
@ServerSingleton
final class RunningParts {

    private final Bootstrap bootstrap;
    private final Upkeep upkeep;
    private final LoginWorkers loginWorkers;
    private final ClientRegistry registry;
    private final SocketSupport sockets;
    private final Sweep sweep;
    private final WorkerPool workers;
    private final Writer writer;

    @Inject
    RunningParts(
            Bootstrap bootstrap,
            Upkeep upkeep,
            LoginWorkers loginWorkers,
            ClientRegistry registry,
            SocketSupport sockets,
            Sweep sweep,
            WorkerPool workers,
            Writer writer) {
        this.bootstrap = bootstrap;
        this.upkeep = upkeep;
        this.loginWorkers = loginWorkers;
        this.registry = registry;
        this.sockets = sockets;
        this.sweep = sweep;
        this.workers = workers;
        this.writer = writer;
    }

    /** Makes the configured domains, then joins the other nodes. */
    void start() {
        bootstrap.run();
        upkeep.start();
    }

    /** Connections first, then what serves them. */
    void end() {
        registry.shutDown();
        sockets.close();
        sweep.close();
        loginWorkers.close();
        workers.close();
        upkeep.close();
        writer.close();
    }
}
