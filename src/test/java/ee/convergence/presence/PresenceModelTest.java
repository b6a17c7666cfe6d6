package ee.convergence.presence;

import static ee.convergence.presence.Words.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Value;
import com.typesafe.config.ConfigFactory;
import ee.convergence.concurrent.Mailboxes;
import ee.convergence.config.Settings;
import ee.convergence.domain.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever sessions do: who is subscribed always sees what a simple model says, and in the end nothing is kept. */
class PresenceModelTest {

    private static final List<String> USERS = List.of("ann", "bob", "cid");

    private final PresenceService presence = new PresenceService(
            Settings.of(ConfigFactory.empty()),
            new Mailboxes(Runnable::run),
            (domain, users) -> CompletableFuture.completedFuture(List.of()));
    private final Map<UserId, Set<Observer>> present = new HashMap<>();
    private final Map<UserId, Map<String, Value>> states = new HashMap<>();
    private final List<Observer> observers = new ArrayList<>();
    private int steps;

    @Property(tries = 300)
    void everyObserverSeesTheModel(@ForAll @Size(max = 120) List<@IntRange(min = 0, max = 1_000_000) Integer> choices)
            throws InvalidPresenceException {
        for (int choice : choices) {
            step(choice % 10, choice / 10 % 3, choice / 30);
            observers.forEach(this::compare);
        }
        List.copyOf(observers).forEach(this::end);
        assertThat(presence.size()).isZero();
    }

    private void step(int action, int user, int detail) throws InvalidPresenceException {
        if (action < 2 || observers.isEmpty()) {
            connect(USERS.get(user));
            return;
        }
        Observer observer = observers.get(detail % observers.size());
        Map<String, Value> state = states.get(observer.user());
        String key = "key" + detail % 4;
        switch (action) {
            case 2 -> end(observer);
            case 3, 4 -> {
                Map<String, Value> values = Map.of(key, value(++steps), "common", value(steps));
                presence.set(observer.session(), values, () -> {});
                state.putAll(values);
            }
            case 5 -> {
                presence.remove(observer.session(), List.of(key, "common"), () -> {});
                state.keySet().removeAll(List.of(key, "common"));
            }
            case 6 -> {
                presence.clear(observer.session(), () -> {});
                state.clear();
            }
            case 7, 8 -> observer.subscribe(presence, RecordingSession.id(USERS.get(user)));
            default -> observer.unsubscribe(presence, RecordingSession.id(USERS.get(user)));
        }
    }

    private void connect(String name) {
        Observer observer = new Observer(name, ++steps);
        UserId user = observer.user();
        present.computeIfAbsent(user, same -> new HashSet<>()).add(observer);
        states.computeIfAbsent(user, same -> new HashMap<>());
        observers.add(observer);
        assertThat(observer.connect(presence)).isEqualTo(states.get(user));
    }

    private void end(Observer observer) {
        presence.ended(observer.session());
        observers.remove(observer);
        present.get(observer.user()).remove(observer);
        if (present.get(observer.user()).isEmpty()) {
            states.get(observer.user()).clear();
        }
    }

    private void compare(Observer observer) {
        for (UserId user : observer.watched()) {
            assertThat(observer.isAvailable(user))
                    .isEqualTo(!present.getOrDefault(user, Set.of()).isEmpty());
            assertThat(observer.state(user)).isEqualTo(states.getOrDefault(user, Map.of()));
        }
    }
}
