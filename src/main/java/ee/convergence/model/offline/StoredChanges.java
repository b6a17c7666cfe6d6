package ee.convergence.model.offline;

import ee.convergence.model.store.ModelKey;
import java.util.Set;

/**
 * What administrators changed. Immutable.
 *
 * @param models models that were deleted
 * @param collections the keys of collections whose rights may have changed
 */
record StoredChanges(Set<ModelKey> models, Set<Long> collections) {

    /** Copies both. */
    StoredChanges {
        models = Set.copyOf(models);
        collections = Set.copyOf(collections);
    }

    /** Whether a copy may be concerned: so may one of which is not known yet which model it is. */
    boolean mayConcern(OfflineCopy copy) {
        return copy.row()
                .map(row -> models.contains(row.key()) || collections.contains(row.collectionKey()))
                .orElse(true);
    }
}
