package ee.convergence.presence;

import com.google.protobuf.Value;
import ee.convergence.concurrent.Mailbox;
import ee.convergence.config.PresenceSettings;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import ee.convergence.presence.PresenceEvent.BecameAvailable;
import ee.convergence.presence.PresenceEvent.BecameUnavailable;
import ee.convergence.presence.PresenceEvent.StateCleared;
import ee.convergence.presence.PresenceEvent.StateRemoved;
import ee.convergence.presence.PresenceEvent.StateSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One user's presence: the sessions that make the user available, what they said, and who is told. Every step is taken
 * within {@link UserPresences#step}, one at a time; only the fan-out, in turns of the mailbox, runs beside them.
 */
final class UserPresence {

    private static final Runnable NOBODY_WAITS = () -> {};

    private final UserId id;
    private final Mailbox fanOut;
    private final Map<Subscriber, Subscription> subscriptions = new ConcurrentHashMap<>(2);
    private final Set<String> sessions = new HashSet<>(2);
    private Optional<User> user = Optional.empty();
    private PresenceState state = PresenceState.EMPTY;
    private long changes;
    private boolean retired;

    UserPresence(UserId id, Mailbox fanOut) {
        this.id = id;
        this.fanOut = fanOut;
    }

    Presence presence() {
        return new Presence(id, user, state.values());
    }

    /** A session of this user is connected. */
    void arrived(String session, User who) {
        boolean first = sessions.isEmpty();
        sessions.add(session);
        if (first) {
            user = Optional.of(who);
            publish(new BecameAvailable(who), NOBODY_WAITS);
        } else {
            changed(who);
        }
    }

    /** This is the user's record, unless a newer one is known or nobody is there. */
    void changed(User who) {
        user = user.map(known -> known.revision() < who.revision() ? who : known);
    }

    /** A session of this user is over. */
    void departed(String session) {
        if (!sessions.remove(session) || !sessions.isEmpty()) {
            return;
        }
        if (!state.isEmpty()) {
            state = PresenceState.EMPTY;
            publish(new StateCleared(id), NOBODY_WAITS);
        }
        user = Optional.empty();
        publish(new BecameUnavailable(id), NOBODY_WAITS);
    }

    /**
     * Sets keys; ignored unless the session is one of this user's.
     *
     * @param told run when the event was handed to everyone
     */
    void set(String session, Map<String, Value> values, PresenceSettings limits, Runnable told)
            throws InvalidPresenceException {
        if (values.isEmpty() || !sessions.contains(session)) {
            told.run();
            return;
        }
        state = state.with(values, limits);
        publish(new StateSet(id, values), told);
    }

    /** Removes keys; see {@link #set}. */
    void remove(String session, List<String> keys, Runnable told) {
        if (keys.isEmpty() || !sessions.contains(session)) {
            told.run();
            return;
        }
        state = state.without(keys);
        publish(new StateRemoved(id, keys), told);
    }

    /** Removes all keys; see {@link #set}. */
    void clear(String session, Runnable told) {
        if (!sessions.contains(session)) {
            told.run();
            return;
        }
        state = PresenceState.EMPTY;
        publish(new StateCleared(id), told);
    }

    /** Tells a session of this user all that happens from now on, beginning with that the user is available. */
    void follow(Subscriber own) {
        boolean first = sessions.isEmpty();
        subscriptions.put(own, Subscription.own(changes));
        if (!first) {
            BecameAvailable event = new BecameAvailable(own.session().user());
            fanOut.post(() -> {
                Announcement announcement = PresenceWire.announcement(event);
                own.tell(() -> announcement.sendTo(own.session()));
            });
        }
    }

    /** Tells a session that asked for it all that happens after the presence that is returned. */
    Presence subscribe(Subscriber subscriber) {
        subscriptions.compute(subscriber, (same, before) -> Subscription.asked(before, changes));
        return presence();
    }

    /** Tells a session no more, unless it is one of this user's. */
    void unsubscribe(Subscriber subscriber) {
        subscriptions.computeIfPresent(subscriber, (same, before) -> before.withdrawn());
    }

    /** Tells a session no more: it is over. */
    void forget(Subscriber subscriber) {
        subscriptions.remove(subscriber);
    }

    /** Whether it was given up, and another may have taken its place. */
    boolean isRetired() {
        return retired;
    }

    /** Gives it up if there is nothing to remember of this user. */
    boolean retire() {
        retired = sessions.isEmpty() && subscriptions.isEmpty();
        return retired;
    }

    private void publish(PresenceEvent event, Runnable told) {
        long change = ++changes;
        fanOut.post(() -> {
            tellAll(event, change);
            told.run();
        });
    }

    private void tellAll(PresenceEvent event, long change) {
        if (subscriptions.isEmpty()) {
            return;
        }
        Announcement announcement = PresenceWire.announcement(event);
        for (Subscriber subscriber : subscriptions.keySet()) {
            subscriber.tell(() -> {
                if (isDue(subscriber, change)) {
                    announcement.sendTo(subscriber.session());
                }
            });
        }
    }

    /** Asked only when its turn in the line has come: the session may have asked anew, or no longer, meanwhile. */
    private boolean isDue(Subscriber subscriber, long change) {
        Subscription subscription = subscriptions.get(subscriber);
        return subscription != null && subscription.since() < change;
    }
}
