package ee.convergence.launcher;

import com.typesafe.config.ConfigFactory;
import ee.convergence.config.Settings;
import ee.convergence.config.StorageSettings;
import ee.convergence.storage.Database;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Opens a database in memory while the engine starts: most of a start's time is the loading of classes, and those of the
 * storage need not wait for the others. Whatever comes of it, the start goes on.
 */
final class WarmUp {

    private static final Logger LOG = System.getLogger(WarmUp.class.getName());

    private static final String SQLITE = "jdbc:sqlite:";

    private WarmUp() {}

    /** Begins it on a thread of its own, which ends by itself; does nothing where SQLite is not going to be used. */
    static Thread begin(StorageSettings storage) {
        Thread thread = new Thread(isUseful(storage) ? WarmUp::openDatabase : () -> {}, "convergence-warm-up");
        thread.setContextClassLoader(WarmUp.class.getClassLoader());
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Waits for its end: its classes must stay where they are until then. */
    static void await(Thread begun) {
        try {
            begun.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isUseful(StorageSettings storage) {
        return storage.jndiName().isEmpty() && storage.url().startsWith(SQLITE);
    }

    private static Instant ask(Handle handle) {
        return handle.createQuery("SELECT :millis AS millis")
                .bind("millis", System.currentTimeMillis())
                .map((row, context) -> Instant.ofEpochMilli(row.getLong("millis")))
                .one();
    }

    private static void openDatabase() {
        Settings settings = Settings.of(ConfigFactory.parseMap(Map.of(
                "convergence.storage.jndi-name",
                "",
                "convergence.storage.url",
                SQLITE + ":memory:",
                "convergence.storage.in-memory-allowed",
                true)));
        try (Database warm = Database.open(settings.storage())) {
            Instant now = warm.jdbi().withHandle(WarmUp::ask);
            LOG.log(Level.DEBUG, () -> "The storage is warm: " + now);
        } catch (RuntimeException notNow) {
            LOG.log(Level.DEBUG, "The storage stays cold", notNow);
        }
    }
}
