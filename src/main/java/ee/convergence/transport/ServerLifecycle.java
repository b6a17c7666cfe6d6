package ee.convergence.transport;

import ee.convergence.storage.Database;
import ee.convergence.storage.JdbcDrivers;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Starts and ends the application. A fault at start, such as a database that cannot be reached or a message kind that is
 * handled twice, fails the deployment and leaves nothing behind: the database is opened before any thread is started.
 * (Servers make listeners by their constructor without parameters.)
 */
public final class ServerLifecycle implements ServletContextListener {

    @Inject
    private Instance<Database> theDatabase;

    @Inject
    private Instance<RunningParts> theParts;

    private Database database;
    private RunningParts parts;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            database = theDatabase.get();
            parts = theParts.get();
            parts.start();
        } catch (RuntimeException failure) {
            end();
            throw failure;
        }
    }

    /** The database last. */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        end();
    }

    private void end() {
        if (parts != null) {
            parts.end();
            parts = null;
        }
        if (database != null) {
            database.close();
            database = null;
        }
        JdbcDrivers.release();
    }
}
