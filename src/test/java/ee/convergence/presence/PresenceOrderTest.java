package ee.convergence.presence;

import static ee.convergence.presence.RecordingSession.id;
import static ee.convergence.presence.RecordingSession.userNamed;
import static ee.convergence.presence.Words.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import ee.convergence.concurrent.Mailboxes;
import ee.convergence.config.Settings;
import ee.convergence.domain.User;
import ee.convergence.protocol.CloseStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Look-ups and fan-out that take their time: both happen only when the test says so. */
class PresenceOrderTest {

    private final List<CompletableFuture<List<User>>> lookUps = new ArrayList<>();
    private final Queue<Runnable> turns = new ArrayDeque<>();
    private final PresenceService presence = new PresenceService(
            Settings.of(ConfigFactory.parseString("convergence.realtime.websocket.outbound.max-messages = 3")),
            new Mailboxes(turns::add),
            (domain, users) -> {
                lookUps.add(new CompletableFuture<>());
                return lookUps.get(lookUps.size() - 1);
            });
    private final RecordingSession ann = connected("1", "ann");
    private final RecordingSession bob = connected("2", "bob");

    @Test
    void eventsWaitForTheAnswerThatIsOlder() throws Exception {
        subscribe(bob, "ann", "ghost");
        set(1);
        runTurns();
        assertThat(bob.told()).isEmpty();
        lookUps.get(0).complete(List.of(userNamed("ghost")));
        assertThat(bob.told()).containsExactly("answer: ann{}, ghost away knowing ann, ghost", "ann set {a=1}");
    }

    @Test
    void anEventThatTheAnswerKnowsDoesNotCome() throws Exception {
        set(1);
        subscribe(bob, "ann");
        set(2);
        runTurns();
        assertThat(bob.told()).containsExactly("answer: ann{a=1} knowing ann", "ann set {a=2}");
    }

    @Test
    void askingAgainSkipsWhatWasNotYetTold() throws Exception {
        subscribe(bob, "ann");
        set(1);
        subscribe(bob, "ann", "ghost");
        set(2);
        runTurns();
        lookUps.get(0).complete(List.of());
        assertThat(bob.told())
                .containsExactly(
                        "answer: ann{} knowing ann", "answer: ann{a=1}, ghost away knowing ann", "ann set {a=2}");
    }

    @Test
    void ofItsOwnUserASessionIsToldEverythingEvenWhenItAsksMeanwhile() throws Exception {
        RecordingSession second = connected("3", "ann");
        set(1);
        subscribe(second, "ann");
        set(2);
        runTurns();
        assertThat(second.told()).containsExactly("answer: ann{a=1} knowing ann", "ann set {a=1}", "ann set {a=2}");
    }

    @Test
    void askingNoMoreStopsWhatWasNotYetTold() throws Exception {
        subscribe(bob, "ann", "ghost");
        set(1);
        runTurns();
        presence.unsubscribe(bob, List.of(id("ann")));
        lookUps.get(0).complete(List.of());
        assertThat(bob.told()).containsExactly("answer: ann{}, ghost away knowing ann");
    }

    @Test
    void answersComeInTheOrderOfTheirRequests() throws Exception {
        subscribe(bob, "ghost");
        presence.read(bob, List.of(id("ann")), answer -> note(bob, answer));
        assertThat(bob.told()).isEmpty();
        lookUps.get(0).complete(List.of());
        assertThat(bob.told()).containsExactly("answer: ghost away knowing ", "answer: ann{} knowing ann");
        assertThat(lookUps).hasSize(1);
    }

    @Test
    void aLookUpThatFailsCostsNoAnswer() throws Exception {
        subscribe(bob, "ann", "ghost");
        lookUps.get(0).completeExceptionally(new IllegalStateException("expected by the test"));
        assertThat(bob.told()).containsExactly("answer: ann{}, ghost away knowing ann");
    }

    @Test
    void aFurtherSessionIsAvailableBeforeItIsToldAnythingElse() throws Exception {
        set(1);
        RecordingSession second = new RecordingSession("3", "ann");
        assertThat(presence.connected(second)).isEqualTo(Map.of("a", value(1)));
        set(2);
        runTurns();
        assertThat(second.told()).containsExactly("ann came", "ann set {a=2}");
    }

    @Test
    void aSessionThatTooMuchWaitsForIsClosed() throws Exception {
        subscribe(bob, "ann", "ghost");
        for (int i = 0; i < 3; i++) {
            set(i);
        }
        runTurns();
        assertThat(bob.closed()).isEqualTo(CloseStatus.SLOW_READER);
        assertThat(ann.closed()).isNull();
    }

    private RecordingSession connected(String session, String user) {
        RecordingSession connected = new RecordingSession(session, user);
        presence.connected(connected);
        runTurns();
        connected.told();
        return connected;
    }

    private void set(int number) throws InvalidPresenceException {
        presence.set(ann, Map.of("a", value(number)), () -> {});
    }

    private void subscribe(RecordingSession session, String... users) throws InvalidPresenceException {
        presence.subscribe(
                session, Arrays.stream(users).map(RecordingSession::id).toList(), answer -> note(session, answer));
    }

    private static void note(RecordingSession session, PresenceAnswer answer) {
        List<String> known =
                answer.known().stream().map(user -> user.id().username()).toList();
        session.note(Words.of(answer) + " knowing " + String.join(", ", known));
    }

    private void runTurns() {
        while (!turns.isEmpty()) {
            turns.remove().run();
        }
    }
}
