package ee.convergence.domain;

/** A feature that remembers rights. Found by CDI; called on any thread, must not block. */
public interface RightsChangeListener {

    /** A change is stored, on whatever node. It may be told more than once. */
    void changed(RightsChange change);
}
