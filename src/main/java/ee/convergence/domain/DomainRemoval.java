package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.storage.Counters;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jdbi.v3.core.Handle;

/**
 * Deletes all that is stored of a domain, in portions so that others can write in between. The domain must have been
 * marked as {@link DomainStatus#DELETING}. May be done twice at the same time. Thread-safe.
 */
@ServerSingleton
final class DomainRemoval {

    private static final Logger LOG = System.getLogger(DomainRemoval.class.getName());
    private static final int PORTION = 2_000;

    private final Writer writer;
    private final Counters counters;
    private final WorkerPool workers;
    private final DomainDirectory directory;
    private final DomainFeatures features;

    @Inject
    DomainRemoval(
            Writer writer, Counters counters, WorkerPool workers, DomainDirectory directory, DomainFeatures features) {
        this.writer = writer;
        this.counters = counters;
        this.workers = workers;
        this.directory = directory;
        this.features = features;
    }

    /** Deletes on a worker's thread; true when nothing is left. */
    CompletableFuture<Boolean> remove(Domain domain) {
        try {
            return CompletableFuture.supplyAsync(() -> removeNow(domain), workers);
        } catch (RejectedExecutionException overload) {
            return CompletableFuture.failedFuture(overload);
        }
    }

    /** Deletes; blocks meanwhile. */
    boolean removeNow(Domain domain) {
        for (DomainData feature : features.data()) {
            untilDone(domain, handle -> feature.deleteDomain(handle, domain.key()));
        }
        untilDone(domain, handle -> DomainRowsStore.deletePortion(handle, domain.key(), PORTION));
        untilDone(domain, handle -> {
            DomainStore.remove(handle, domain.key());
            return true;
        });
        counters.forget(Long.toString(domain.key()));
        directory.changed(domain.id());
        LOG.log(Level.INFO, () -> "deleted domain " + domain.id());
        return true;
    }

    private void untilDone(Domain domain, Portion portion) {
        boolean done = false;
        while (!done) {
            done = writer.submit(domain.key(), portion::delete).join();
        }
    }

    /** Deletes some rows; true when none are left. */
    @FunctionalInterface
    private interface Portion {
        boolean delete(Handle handle);
    }
}
