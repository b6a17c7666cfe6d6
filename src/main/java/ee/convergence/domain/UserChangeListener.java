package ee.convergence.domain;

/** Wants to know when users' records change. Found by CDI; called on any thread, must not block. */
public interface UserChangeListener {

    /**
     * A user's record changed, and the change is stored. Changes of one user may be told out of order: {@link
     * User#revision} tells which is newer.
     */
    void changed(Domain domain, User user);
}
