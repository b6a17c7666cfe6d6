package ee.convergence.model.live;

import ee.convergence.domain.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that one session has open or resynchronizes, by resource id (model.md section 2). Thread-safe. */
public final class SessionModels {

    private final Session session;
    private final ModelListener listener;
    private final Map<Integer, Participation> models = new HashMap<>(2);
    private int next;
    private boolean ended;

    /** The models of this session; the listener hears of each that it leaves before it is over. */
    public SessionModels(Session session, ModelListener listener) {
        this.session = session;
        this.listener = listener;
    }

    /** Whose they are. */
    public Session session() {
        return session;
    }

    /** The model of this resource id. */
    public synchronized Optional<Participation> find(int resourceId) {
        return Optional.ofNullable(models.get(resourceId));
    }

    /** Whether the session is over. */
    public synchronized boolean isEnded() {
        return ended;
    }

    /** The session is over; returns what it took part in. */
    public synchronized List<Participation> end() {
        ended = true;
        List<Participation> all = List.copyOf(models.values());
        models.clear();
        return all;
    }

    /** The new resource id; negative if the session is over. */
    synchronized int add(Participation participation) {
        if (ended) {
            return -1;
        }
        models.put(next, participation);
        return next++;
    }

    void remove(Participation participation) {
        if (removed(participation)) {
            listener.left(participation);
        }
    }

    private synchronized boolean removed(Participation participation) {
        return models.remove(participation.resourceId(), participation);
    }
}
