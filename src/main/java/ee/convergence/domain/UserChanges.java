package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.protocol.MentionedUser;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Passes on that users' records changed ({@code protocol.md} section 12, row 18), each change once, and remembers them for
 * a minute: whoever has read a record before it changed, and tells of it after that, asks here for the {@link #newest}.
 * Thread-safe; never blocks.
 */
@ServerSingleton
public final class UserChanges {

    private static final Logger LOG = System.getLogger(UserChanges.class.getName());
    private static final long MEMORY_NANOS = Duration.ofMinutes(1).toNanos();

    private record Name(long domainKey, DomainUserIdData id) {}

    private record Recent(User user, long nanos) {}

    private final Iterable<UserChangeListener> listeners;
    private final WorkerPool workers;
    private final ConcurrentHashMap<Name, Recent> recent = new ConcurrentHashMap<>();

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

    /** To be called when a change of a record that others may know is stored, any number of times. */
    public void changed(Domain domain, User user) {
        if (!remember(domain, user)) {
            return;
        }
        try {
            workers.execute(() -> listeners.forEach(listener -> listener.changed(domain, user)));
        } catch (RejectedExecutionException overload) {
            LOG.log(Level.WARNING, () -> "a change of a user of " + domain.id() + " is not told: " + overload);
        }
    }

    /** The user's record as of now, if it changed after this one was read, else this one. */
    public User newest(Domain domain, User user) {
        Recent known = recent(domain, user.id().toWire());
        return known != null && known.user().revision() > user.revision() ? known.user() : user;
    }

    /** Like {@link #newest(Domain, User)} for what a message says of a user. */
    public MentionedUser newest(Domain domain, MentionedUser user) {
        Recent known = recent(domain, user.data().getUserId());
        return known != null && known.user().revision() > user.revision()
                ? known.user().mention()
                : user;
    }

    /** Gives up what nobody can ask for any more. */
    void forgetOld() {
        long now = System.nanoTime();
        recent.values().removeIf(known -> now - known.nanos() > MEMORY_NANOS);
    }

    private Recent recent(Domain domain, DomainUserIdData id) {
        return recent.isEmpty() ? null : recent.get(new Name(domain.key(), id));
    }

    private boolean remember(Domain domain, User user) {
        AtomicBoolean news = new AtomicBoolean();
        recent.compute(new Name(domain.key(), user.id().toWire()), (name, known) -> {
            news.set(known == null || isNewer(user, known.user()));
            return news.get() ? new Recent(user, System.nanoTime()) : known;
        });
        return news.get();
    }

    /** Another user may bear a name that was freed meanwhile. */
    private static boolean isNewer(User user, User known) {
        return user.key() != known.key() ? user.key() > known.key() : user.revision() > known.revision();
    }
}
