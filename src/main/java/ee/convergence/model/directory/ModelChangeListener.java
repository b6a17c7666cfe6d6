package ee.convergence.model.directory;

import ee.convergence.model.store.ModelKey;

/**
 * Wants to know what administrators change of models that may be open (model.md section 18, rows 12, 13 and 23). Found by
 * CDI; told after the change is stored, on any thread; must not block.
 */
public interface ModelChangeListener {

    /** A model was deleted. */
    void modelDeleted(ModelKey model);

    /** The rights or the snapshot policy of a collection changed: those in force for its models may be others now. */
    void collectionChanged(long domainKey, long collectionKey);
}
