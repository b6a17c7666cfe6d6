package ee.convergence.model.directory;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.model.store.ModelKey;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Passes on what was changed of models. Thread-safe; never blocks. */
@ServerSingleton
final class ModelChanges {

    private static final Logger LOG = System.getLogger(ModelChanges.class.getName());

    private final Iterable<ModelChangeListener> listeners;
    private final WorkerPool workers;

    @Inject
    ModelChanges(Instance<ModelChangeListener> listeners, WorkerPool workers) {
        this((Iterable<ModelChangeListener>) listeners, workers);
    }

    ModelChanges(Iterable<ModelChangeListener> listeners, WorkerPool workers) {
        this.listeners = listeners;
        this.workers = workers;
    }

    void deleted(List<ModelKey> models) {
        tell(listener -> models.forEach(listener::modelDeleted));
    }

    void collectionChanged(long domainKey, long collectionKey) {
        tell(listener -> listener.collectionChanged(domainKey, collectionKey));
    }

    private void tell(Consumer<ModelChangeListener> news) {
        try {
            workers.execute(() -> listeners.forEach(news));
        } catch (RejectedExecutionException overload) {
            LOG.log(Level.WARNING, () -> "a change of models is not told: " + overload);
        }
    }
}
