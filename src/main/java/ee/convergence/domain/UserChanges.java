package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.WorkerPool;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;

/** Passes on that users' records changed ({@code protocol.md} section 12, row 18). Thread-safe; never blocks. */
@ServerSingleton
public final class UserChanges {

    private static final Logger LOG = System.getLogger(UserChanges.class.getName());

    private final Iterable<UserChangeListener> listeners;
    private final WorkerPool workers;

    /** Tells all listeners that there are; they are looked for at the first change. */
    @Inject
    UserChanges(Instance<UserChangeListener> listeners, WorkerPool workers) {
        this((Iterable<UserChangeListener>) listeners, workers);
    }

    /** Tells these listeners. */
    public UserChanges(Iterable<UserChangeListener> listeners, WorkerPool workers) {
        this.listeners = listeners;
        this.workers = workers;
    }

    /** To be called when a change of a record that others may know is stored. */
    public void changed(Domain domain, User user) {
        try {
            workers.execute(() -> listeners.forEach(listener -> listener.changed(domain, user)));
        } catch (RejectedExecutionException overload) {
            LOG.log(Level.WARNING, () -> "a change of a user of " + domain.id() + " is not told: " + overload);
        }
    }
}
