package ee.convergence.presence;

import ee.convergence.domain.Session;
import ee.convergence.domain.UserId;
import ee.convergence.protocol.CloseStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A session of this node as a receiver of events. Its {@link #line} is thread-safe; whoever changes what it is
 * subscribed to holds its monitor until the users' presences know of it too.
 */
final class Subscriber {

    private final Session session;
    private final Line line;
    private final Set<UserId> asked = new HashSet<>(2);
    private boolean ended;

    /** @param capacity events that may wait behind an answer */
    Subscriber(Session session, int capacity) {
        this.session = session;
        this.line = new Line(capacity);
    }

    Session session() {
        return session;
    }

    Line line() {
        return line;
    }

    /** Sends this in its turn. A session that too much waits for is closed. */
    void tell(Runnable sending) {
        if (!line.add(sending)) {
            session.close(CloseStatus.SLOW_READER);
        }
    }

    boolean isEnded() {
        return ended;
    }

    /**
     * Notes that it asks for these users' events.
     *
     * @throws InvalidPresenceException if it would be subscribed to too many, and then to none of them
     */
    void ask(List<UserId> users, int most) throws InvalidPresenceException {
        long added =
                users.stream().distinct().filter(user -> !asked.contains(user)).count();
        if (asked.size() + added > most) {
            throw new InvalidPresenceException("A session is subscribed to at most " + most + " users.");
        }
        asked.addAll(users);
    }

    /** Notes that it no longer asks for this user's events; false when it did not. */
    boolean withdraw(UserId user) {
        return asked.remove(user);
    }

    /** Notes that it is over: what it asked for until then. */
    Set<UserId> end() {
        ended = true;
        Set<UserId> left = Set.copyOf(asked);
        asked.clear();
        return left;
    }
}
