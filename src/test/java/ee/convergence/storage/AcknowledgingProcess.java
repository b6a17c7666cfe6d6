package ee.convergence.storage;

import ee.convergence.concurrent.PlainThreads;
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
        try (TestDatabase defaults = TestDatabase.sqlite();
                Database database = Database.open(defaults.settings(Map.of("url", arguments[0])));
                Writer writer =
                        Writer.start(database, defaults.settings(Map.of("url", arguments[0])), new PlainThreads())) {
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
