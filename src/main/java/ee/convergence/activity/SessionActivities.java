package ee.convergence.activity;

import ee.convergence.domain.Session;
import ee.convergence.permission.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The activities that one session has joined, by resource id ({@code activity.md} section 1.1). Thread-safe. */
final class SessionActivities {

    private final Session session;
    private final int most;
    private final Map<Integer, Joined> activities = new HashMap<>(2);
    private int next;
    private boolean ended;

    /** @param most how many it may join at once */
    SessionActivities(Session session, int most) {
        this.session = session;
        this.most = most;
    }

    Session session() {
        return session;
    }

    /** The activity of this resource id. */
    synchronized Optional<Joined> find(int resourceId) {
        return Optional.ofNullable(activities.get(resourceId));
    }

    /** Gives this one a resource id that none had before; returns why not. */
    synchronized Optional<Refusal> add(Joined joined) {
        if (ended) {
            return Optional.of(Refusals.FAILED);
        }
        if (activities.size() >= most) {
            return Optional.of(Refusals.TOO_MANY);
        }
        joined.named(next);
        activities.put(next, joined);
        next++;
        return Optional.empty();
    }

    synchronized void remove(Joined joined) {
        activities.remove(joined.resourceId(), joined);
    }

    /** The session is over; returns what it had joined. */
    synchronized List<Joined> end() {
        ended = true;
        List<Joined> all = List.copyOf(activities.values());
        activities.clear();
        return all;
    }
}
