package ee.convergence.storage;

import ee.convergence.concurrent.PlainThreads;
import ee.convergence.config.StorageSettings;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** A process that stores rows as fast as it can and prints the number of each as soon as it is acknowledged. */
final class AcknowledgingProcess {

    private static final int WAITING = 500;

    private AcknowledgingProcess() {}

    /** @param arguments the URL of the database */
    public static void main(String[] arguments) throws Exception {
        PrintStream acknowledgements = System.out;
        StorageSettings settings = TestDatabase.settingsOf(Map.of("url", arguments[0]));
        try (Database database = Database.open(settings);
                Writer writer = Writer.start(database, settings, new PlainThreads())) {
            database.jdbi().useHandle(handle -> handle.execute("CREATE TABLE entry (id BIGINT PRIMARY KEY)"));
            Semaphore waiting = new Semaphore(WAITING);
            for (long i = 0; i < Long.MAX_VALUE; i++) {
                long id = i;
                waiting.acquire();
                writer.submit(id, handle -> handle.execute("INSERT INTO entry VALUES (?)", id))
                        .whenComplete((count, failure) -> {
                            if (failure == null) {
                                acknowledgements.println(id);
                            }
                            waiting.release();
                        });
            }
        }
    }
}
