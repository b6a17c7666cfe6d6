package ee.convergence.model.live;

import ee.convergence.domain.Session;
import ee.convergence.protocol.CloseStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a resynchronizing session has not seen, sent as fast as it reads; what comes meanwhile waits behind it, so that the
 * order holds (model.md section 12.1, steps 4 and 5). Not thread-safe.
 */
final class Replay {

    private static final int AT_ONCE = 1000;
    private static final int MOST_BEHIND = 100_000;

    private final Session session;
    private final int count;
    private final Consumer<Integer> sender;
    private final Deque<Runnable> behind = new ArrayDeque<>();
    private int next;

    /**
     * @param session to whom
     * @param count how many messages
     * @param sender sends the one with this index
     */
    Replay(Session session, int count, Consumer<Integer> sender) {
        this.session = session;
        this.count = count;
        this.sender = sender;
    }

    /** Nothing to be sent again. */
    static Replay none(Session session) {
        return new Replay(session, 0, index -> {});
    }

    /** Sends these in order. */
    static <T> Replay of(Session session, List<T> all, Consumer<T> sender) {
        return new Replay(session, all.size(), index -> sender.accept(all.get(index)));
    }

    /** Whether everything is sent. */
    boolean isOver() {
        return next == count && behind.isEmpty();
    }

    /** Sends this now, or behind all that waits. A session for which too much waits is closed. */
    void send(Runnable message) {
        if (isOver()) {
            message.run();
        } else if (behind.size() < MOST_BEHIND) {
            behind.addLast(message);
        } else {
            session.close(CloseStatus.SLOW_READER);
        }
    }

    /** Sends what there is room for; true if there was room for more than is sent at once. */
    boolean goOn() {
        for (int sent = 0; sent < AT_ONCE; sent++) {
            if (isOver() || !session.hasRoom()) {
                return false;
            }
            if (next < count) {
                sender.accept(next++);
            } else {
                behind.removeFirst().run();
            }
        }
        return !isOver();
    }
}
