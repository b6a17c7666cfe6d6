package ee.convergence.transport;

import ee.convergence.concurrent.Mailboxes;
import ee.convergence.concurrent.ServerThreads;
import ee.convergence.concurrent.Sweep;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.config.Settings;
import ee.convergence.storage.Counters;
import ee.convergence.storage.Database;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Writer;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes beans of the classes in rooms that know no Jakarta API. {@link ServerLifecycle} ends them in order. */
@Dependent
public class ServerBeans {

    private static final Duration SWEEP = Duration.ofMillis(250);
    private static final int WORKER_QUEUE = 200_000;

    @Produces
    @Singleton
    Settings settings() {
        return Settings.load();
    }

    @Produces
    @Singleton
    WorkerPool workers(ServerThreads threads, Settings settings) {
        return new WorkerPool(threads, "convergence-worker", settings.server().workers(), WORKER_QUEUE);
    }

    @Produces
    @Singleton
    Sweep sweep(ServerThreads threads) {
        return Sweep.start(threads, "convergence-sweep", SWEEP);
    }

    @Produces
    @Singleton
    Mailboxes mailboxes(WorkerPool workers, Sweep sweep) {
        Mailboxes mailboxes = new Mailboxes(workers);
        sweep.register(mailboxes::kick);
        return mailboxes;
    }

    @Produces
    @Singleton
    Database database(Settings settings) {
        return Database.open(settings.storage());
    }

    @Produces
    @Singleton
    Reader reader(Database database, WorkerPool workers) {
        return new Reader(database, workers);
    }

    @Produces
    @Singleton
    Writer writer(Database database, Settings settings, ServerThreads threads) {
        return Writer.start(database, settings.storage(), threads);
    }

    @Produces
    @Singleton
    Counters counters(Writer writer) {
        return new Counters(writer);
    }
}
