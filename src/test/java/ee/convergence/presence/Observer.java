package ee.convergence.presence;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Value;
import ee.convergence.domain.UserId;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A client that follows presences by answers and events only, and fails on events that it should not get. */
final class Observer {

    private final RecordingSession session;
    private final Set<UserId> subscribed = new HashSet<>();
    private final Map<UserId, Boolean> available = new HashMap<>();
    private final Map<UserId, Map<String, Value>> states = new HashMap<>();

    Observer(String user, int number) {
        this.session = new RecordingSession(Integer.toString(number), user, this::received);
    }

    RecordingSession session() {
        return session;
    }

    UserId user() {
        return session.user().id();
    }

    Map<String, Value> connect(PresenceService presence) {
        Map<String, Value> state = presence.connected(session);
        states.put(user(), new HashMap<>(state));
        return state;
    }

    void subscribe(PresenceService presence, UserId user) throws InvalidPresenceException {
        presence.subscribe(session, List.of(user), answer -> {
            Presence found = answer.presences().get(0);
            available.put(user, found.available());
            states.put(user, new HashMap<>(found.state()));
        });
        subscribed.add(user);
    }

    void unsubscribe(PresenceService presence, UserId user) {
        presence.unsubscribe(session, List.of(user));
        subscribed.remove(user);
    }

    /** Whose presence it is told of: the own user's always. */
    Set<UserId> watched() {
        Set<UserId> watched = new HashSet<>(subscribed);
        watched.add(user());
        return watched;
    }

    boolean isAvailable(UserId user) {
        return available.get(user);
    }

    Map<String, Value> state(UserId user) {
        return states.get(user);
    }

    private void received(ConvergenceMessage message) {
        switch (message.getBodyCase()) {
            case PRESENCEAVAILABILITYCHANGED -> {
                var changed = message.getPresenceAvailabilityChanged();
                available.put(watched(changed.getUser()), changed.getAvailable());
            }
            case PRESENCESTATESET -> {
                var set = message.getPresenceStateSet();
                states.get(watched(set.getUser())).putAll(set.getStateMap());
            }
            case PRESENCESTATEREMOVED -> {
                var removed = message.getPresenceStateRemoved();
                states.get(watched(removed.getUser())).keySet().removeAll(removed.getKeysList());
            }
            case PRESENCESTATECLEARED ->
                states.get(watched(message.getPresenceStateCleared().getUser())).clear();
            default -> throw new AssertionError("unexpected " + message.getBodyCase());
        }
    }

    private UserId watched(DomainUserIdData wire) {
        UserId user = UserId.of(wire).orElseThrow();
        assertThat(watched()).contains(user);
        return user;
    }
}
