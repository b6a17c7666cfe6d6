package ee.convergence.presence;

import ee.convergence.concurrent.Mailboxes;
import ee.convergence.domain.Domain;
import ee.convergence.domain.UserId;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The presences of all users who are available or whom somebody is subscribed to; of others nothing is kept.
 * Thread-safe: the steps of one user are taken one at a time, those of different users do not wait for each other.
 */
final class UserPresences {

    /**
     * Something short that reads or changes one user's presence.
     *
     * @param <T> what it returns
     * @param <E> what it throws; then it has changed nothing
     */
    @FunctionalInterface
    interface Step<T, E extends Exception> {
        T take(UserPresence presence) throws E;
    }

    private record Key(long domain, UserId user) {}

    private final ConcurrentHashMap<Key, UserPresence> presences = new ConcurrentHashMap<>();
    private final Mailboxes mailboxes;

    UserPresences(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    /** Takes a step, on an empty presence if nothing was kept of this user. */
    <T, E extends Exception> T step(Domain domain, UserId user, Step<T, E> step) throws E {
        Key key = new Key(domain.key(), user);
        while (true) {
            UserPresence presence = presences.computeIfAbsent(key, this::create);
            synchronized (presence) {
                if (!presence.isRetired()) {
                    try {
                        return step.take(presence);
                    } finally {
                        if (presence.retire()) {
                            presences.remove(key, presence);
                        }
                    }
                }
            }
        }
    }

    /** How a user is at present. */
    Presence read(Domain domain, UserId user) {
        UserPresence presence = presences.get(new Key(domain.key(), user));
        if (presence == null) {
            return Presence.unavailable(user);
        }
        synchronized (presence) {
            return presence.presence();
        }
    }

    /** Of how many users something is kept. */
    int size() {
        return presences.size();
    }

    /** Events that wait are those of messages that are still open, which bounds them at each connection. */
    private UserPresence create(Key key) {
        return new UserPresence(key.user(), mailboxes.create(Integer.MAX_VALUE));
    }
}
