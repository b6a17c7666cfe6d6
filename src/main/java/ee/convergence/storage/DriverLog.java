package ee.convergence.storage;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps what is stored out of logs: at its finest level the driver of PostgreSQL writes down the values of every statement,
 * hashes of passwords and tokens among them.
 */
final class DriverLog {

    /** Held here, since the JDK forgets the level of a logger that nobody holds. */
    private static final Logger STATEMENTS = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private DriverLog() {}

    /** Takes the finest level away from the logger in question, if it has that. */
    static void withoutValues() {
        if (STATEMENTS.isLoggable(Level.FINEST)) {
            STATEMENTS.setLevel(Level.FINER);
        }
    }
}
