package ee.convergence.presence;

import com.google.protobuf.Value;
import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.Mailboxes;
import ee.convergence.config.Settings;
import ee.convergence.domain.Domain;
import ee.convergence.domain.Session;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import ee.convergence.domain.Users;
import ee.convergence.presence.UserPresences.Step;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Who is there and what they say ({@code identity-presence.md} section 4). Thread-safe; never blocks. Calls for one
 * session take effect in the order in which they are made; answers and events reach it in the order of what they tell.
 */
@ServerSingleton
final class PresenceService {

    /** Finds the records of users who are not connected. Fails only by its stage. */
    @FunctionalInterface
    interface UserLookUp {
        CompletionStage<List<User>> find(Domain domain, Collection<UserId> users);
    }

    private final Settings settings;
    private final Answers answers;
    private final UserPresences presences;
    private final ConcurrentHashMap<Session, Subscriber> subscribers = new ConcurrentHashMap<>();

    @Inject
    PresenceService(Settings settings, Mailboxes mailboxes, Users users) {
        this(settings, mailboxes, users::find);
    }

    PresenceService(Settings settings, Mailboxes mailboxes, UserLookUp lookUp) {
        this.settings = settings;
        this.presences = new UserPresences(mailboxes);
        this.answers = new Answers(lookUp);
    }

    /** Registers a session and returns the state of its user at that moment; all that is newer comes as events. */
    Map<String, Value> connected(Session session) {
        Subscriber subscriber = new Subscriber(session, settings.websocket().outboundMessages());
        subscribers.put(session, subscriber);
        return own(session, presence -> {
            presence.follow(subscriber);
            presence.arrived(session.id(), session.user());
            return presence.presence().state();
        });
    }

    /** Forgets a session and all that it was subscribed to. */
    void ended(Session session) {
        Subscriber subscriber = subscribers.remove(session);
        if (subscriber == null) {
            return;
        }
        synchronized (subscriber) {
            for (UserId user : subscriber.end()) {
                of(session, user, presence -> presence.forget(subscriber));
            }
        }
        of(session, session.user().id(), presence -> {
            presence.forget(subscriber);
            presence.departed(session.id());
        });
    }

    /** Remembers the changed record of a user who may be there. */
    void changed(Domain domain, User user) {
        presences.step(domain, user.id(), presence -> {
            presence.changed(user);
            return presence;
        });
    }

    /**
     * Sets these keys of the session's user, all or none.
     *
     * @param told run once, when the event was handed to everyone or there is none
     * @throws InvalidPresenceException if the state would become too large; then nothing is run
     */
    void set(Session session, Map<String, Value> values, Runnable told) throws InvalidPresenceException {
        own(session, presence -> {
            presence.set(session.id(), values, settings.presence(), told);
            return presence;
        });
    }

    /** Removes these keys of the session's user. */
    void remove(Session session, List<String> keys, Runnable told) {
        of(session, session.user().id(), presence -> presence.remove(session.id(), keys, told));
    }

    /** Removes all keys of the session's user. */
    void clear(Session session, Runnable told) {
        of(session, session.user().id(), presence -> presence.clear(session.id(), told));
    }

    /** Answers with the presences of these users. A session that is over is not answered. */
    void read(Session session, List<UserId> users, Consumer<PresenceAnswer> reply) {
        Subscriber subscriber = subscribers.get(session);
        if (subscriber != null) {
            answers.answer(subscriber, users, user -> presences.read(session.domain(), user), reply);
        }
    }

    /**
     * Answers with the presences of these users and tells the session all that happens after them. A session that is
     * over is not answered.
     *
     * @throws InvalidPresenceException if the session would be subscribed to too many users
     */
    void subscribe(Session session, List<UserId> users, Consumer<PresenceAnswer> reply)
            throws InvalidPresenceException {
        Subscriber subscriber = subscribers.get(session);
        if (subscriber == null) {
            return;
        }
        synchronized (subscriber) {
            if (!subscriber.isEnded()) {
                subscriber.ask(users, settings.presence().maxSubscriptions());
                Function<UserId, Presence> subscribing =
                        user -> presences.step(session.domain(), user, presence -> presence.subscribe(subscriber));
                answers.answer(subscriber, users, subscribing, reply);
            }
        }
    }

    /** Tells the session no more of these users, but for its own. */
    void unsubscribe(Session session, List<UserId> users) {
        Subscriber subscriber = subscribers.get(session);
        if (subscriber == null) {
            return;
        }
        synchronized (subscriber) {
            for (UserId user : users) {
                if (subscriber.withdraw(user)) {
                    of(session, user, presence -> presence.unsubscribe(subscriber));
                }
            }
        }
    }

    /** Of how many users something is kept. */
    int size() {
        return presences.size();
    }

    private <T, E extends Exception> T own(Session session, Step<T, E> step) throws E {
        return presences.step(session.domain(), session.user().id(), step);
    }

    private void of(Session session, UserId user, Consumer<UserPresence> step) {
        presences.step(session.domain(), user, presence -> {
            step.accept(presence);
            return presence;
        });
    }
}
