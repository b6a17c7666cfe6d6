package ee.convergence.transport;

import ee.convergence.client.ClientRegistry;
import ee.convergence.concurrent.Sweep;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.domain.Bootstrap;
import ee.convergence.domain.LoginWorkers;
import ee.convergence.domain.Upkeep;
import ee.convergence.storage.Database;
import ee.convergence.storage.JdbcDrivers;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Starts and ends the application. A fault at start, such as a database that cannot be reached or a message kind that is
 * handled twice, fails the deployment. (Servers make listeners by their constructor without parameters.)
 */
public final class ServerLifecycle implements ServletContextListener {

    @Inject
    private Bootstrap bootstrap;

    @Inject
    private Upkeep upkeep;

    @Inject
    private LoginWorkers loginWorkers;

    @Inject
    private ClientRegistry registry;

    @Inject
    private SocketSupport sockets;

    @Inject
    private Sweep sweep;

    @Inject
    private WorkerPool workers;

    @Inject
    private Writer writer;

    @Inject
    private Database database;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            bootstrap.run();
            upkeep.start();
        } catch (RuntimeException failure) {
            end();
            throw failure;
        }
    }

    /** Connections first, then what serves them, the database last. */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        end();
    }

    private void end() {
        registry.shutDown();
        sockets.close();
        sweep.close();
        loginWorkers.close();
        workers.close();
        upkeep.close();
        writer.close();
        database.close();
        JdbcDrivers.release();
    }
}
