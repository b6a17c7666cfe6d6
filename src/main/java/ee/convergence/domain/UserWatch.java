package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.UserChangeStore.Change;
import ee.convergence.storage.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Finds the changes of users' records that other nodes have made, and passes them on to those who are connected here. A
 * change may be seen later than one with a higher number, as long as its transaction takes: so each is read again for a
 * while. To be called by one thread at a time.
 */
@ServerSingleton
final class UserWatch {

    private static final long OVERLAP_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long FIRST_OVERLAP = 1_000;

    /** What the highest number was at a time. */
    private record Look(long nanos, long number) {}

    private final Database database;
    private final LiveSessions sessions;
    private final UserChanges changes;
    private final Deque<Look> looks = new ArrayDeque<>();

    @Inject
    UserWatch(Database database, LiveSessions sessions, UserChanges changes) {
        this.database = database;
        this.sessions = sessions;
        this.changes = changes;
    }

    /** Looks now, blocking while the database is asked. */
    void look() {
        long now = System.nanoTime();
        long from = from(now);
        List<Change> found = database.jdbi().withHandle(handle -> UserChangeStore.after(handle, from));
        for (Change change : found) {
            sessions.domain(change.domainKey()).ifPresent(domain -> changes.changed(domain, change.user()));
        }
        long last = found.isEmpty() ? from : found.get(found.size() - 1).number();
        looks.addLast(new Look(now, Math.max(last, looks.getLast().number())));
        changes.forgetOld();
    }

    /** The highest number that was seen when the overlap began. */
    private long from(long now) {
        if (looks.isEmpty()) {
            long last = database.jdbi().withHandle(UserChangeStore::last);
            looks.add(new Look(now, Math.max(0, last - FIRST_OVERLAP)));
        }
        Look begin = looks.removeFirst();
        while (!looks.isEmpty() && now - looks.getFirst().nanos() >= OVERLAP_NANOS) {
            begin = looks.removeFirst();
        }
        looks.addFirst(begin);
        return begin.number();
    }
}
