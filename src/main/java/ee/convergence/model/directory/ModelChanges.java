package ee.convergence.model.directory;

import ee.convergence.ServerSingleton;
import ee.convergence.model.store.ModelKey;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** Passes on what was changed of models. Thread-safe; never blocks. */
@ServerSingleton
final class ModelChanges {

    private final Iterable<ModelChangeListener> listeners;

    @Inject
    ModelChanges(Instance<ModelChangeListener> listeners) {
        this((Iterable<ModelChangeListener>) listeners);
    }

    ModelChanges(Iterable<ModelChangeListener> listeners) {
        this.listeners = listeners;
    }

    void deleted(List<ModelKey> models) {
        listeners.forEach(listener -> models.forEach(listener::modelDeleted));
    }

    void collectionChanged(long domainKey, long collectionKey) {
        listeners.forEach(listener -> listener.collectionChanged(domainKey, collectionKey));
    }
}
