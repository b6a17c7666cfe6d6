package ee.convergence.model.offline;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.Sweep;
import ee.convergence.model.directory.ModelChangeListener;
import ee.convergence.model.store.ModelKey;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gathers what administrators change for a moment, so that copies are looked through once for many changes. Thread-safe;
 * never blocks.
 */
@ServerSingleton
public final class AdministratorChanges implements ModelChangeListener {

    private final Set<ModelKey> models = ConcurrentHashMap.newKeySet();
    private final Set<Long> collections = ConcurrentHashMap.newKeySet();
    private final OfflineCopies copies;

    /** For these copies. */
    @Inject
    AdministratorChanges(OfflineCopies copies, Sweep sweep) {
        this.copies = copies;
        sweep.register(this::passOn);
    }

    @Override
    public void modelDeleted(ModelKey model) {
        models.add(model);
    }

    @Override
    public void collectionChanged(long domainKey, long collectionKey) {
        collections.add(collectionKey);
    }

    private void passOn() {
        if (models.isEmpty() && collections.isEmpty()) {
            return;
        }
        StoredChanges changes = new StoredChanges(models, collections);
        models.removeAll(changes.models());
        collections.removeAll(changes.collections());
        copies.lookAt(changes);
    }
}
