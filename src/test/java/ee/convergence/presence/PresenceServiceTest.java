package ee.convergence.presence;

import static ee.convergence.presence.RecordingSession.id;
import static ee.convergence.presence.Words.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import ee.convergence.concurrent.Mailboxes;
import ee.convergence.config.Settings;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several sessions of several users, one step after the other. */
class PresenceServiceTest {

    private final PresenceService presence = new PresenceService(
            Settings.of(ConfigFactory.parseString("convergence.presence { max-keys = 3, max-subscriptions = 2 }")),
            new Mailboxes(Runnable::run),
            (domain, users) -> CompletableFuture.completedFuture(List.of()));

    @Test
    void theFirstSessionIsToldThatItsUserIsAvailable() {
        RecordingSession ann = new RecordingSession("1", "ann");
        assertThat(presence.connected(ann)).isEmpty();
        assertThat(ann.told()).containsExactly("ann came");
        assertThat(ann.lastMentions().users()).containsExactly(ann.user().mention());
    }

    @Test
    void aFurtherSessionIsToldToo_othersAreNot() throws Exception {
        RecordingSession first = connected("1", "ann");
        RecordingSession bob = connected("2", "bob");
        subscribe(bob, "ann");
        bob.told();
        set(first, "a", 1);
        first.told();
        RecordingSession second = new RecordingSession("3", "ann");
        assertThat(presence.connected(second)).isEqualTo(Map.of("a", value(1)));
        assertThat(second.told()).containsExactly("ann came");
        assertThat(first.told()).isEmpty();
        assertThat(bob.told()).containsExactly("ann set {a=1}");
    }

    @Test
    void everySubscriberAndAllSessionsOfTheUserAreToldEachChangeOnce() throws Exception {
        RecordingSession first = connected("1", "ann");
        RecordingSession second = connected("2", "ann");
        RecordingSession bob = connected("3", "bob");
        subscribe(bob, "ann");
        subscribe(first, "ann");
        List.of(first, second, bob).forEach(RecordingSession::told);
        presence.set(first, Map.of("a", value(1), "b", value(2)), () -> {});
        presence.remove(second, List.of("a", "unknown"), () -> {});
        presence.clear(first, () -> {});
        for (RecordingSession session : List.of(first, second, bob)) {
            assertThat(session.told()).containsExactly("ann set {a=1 b=2}", "ann removed [a, unknown]", "ann cleared");
        }
    }

    @Test
    void aSnapshotIsTheSumOfTheEvents() throws Exception {
        RecordingSession ann = connected("1", "ann");
        presence.set(ann, Map.of("a", value(1), "b", value(2), "c", value(3)), () -> {});
        presence.remove(ann, List.of("a", "c"), () -> {});
        RecordingSession bob = connected("2", "bob");
        read(bob, "ann", "nobody", "ann");
        assertThat(bob.told()).containsExactly("bob came", "answer: ann{b=2}, nobody away, ann{b=2}");
        set(ann, "d", 4);
        assertThat(bob.told()).isEmpty();
    }

    @Test
    void theLastSessionTakesTheStateWithIt() throws Exception {
        RecordingSession first = connected("1", "ann");
        RecordingSession second = connected("2", "ann");
        RecordingSession bob = connected("3", "bob");
        subscribe(bob, "ann");
        set(first, "a", 1);
        bob.told();
        presence.ended(first);
        assertThat(bob.told()).isEmpty();
        presence.ended(second);
        assertThat(bob.told()).containsExactly("ann cleared", "ann went");
        RecordingSession third = new RecordingSession("4", "ann");
        assertThat(presence.connected(third)).isEmpty();
        assertThat(bob.told()).containsExactly("ann came");
        presence.ended(third);
        assertThat(bob.told()).containsExactly("ann went");
    }

    @Test
    void aChangedRecordIsKeptWhileItsUserIsThere() throws Exception {
        RecordingSession ann = connected("1", "ann");
        User newer = revised(ann.user(), 2);
        presence.changed(RecordingSession.DOMAIN, newer);
        presence.changed(RecordingSession.DOMAIN, revised(ann.user(), 1));
        connected("2", "ann");
        RecordingSession bob = connected("3", "bob");
        List<User> known = new ArrayList<>();
        presence.read(bob, List.of(newer.id()), answer -> known.addAll(answer.known()));
        assertThat(known).containsExactly(newer);
    }

    @Test
    void nothingIsKeptOfAChangedUserWhoIsAway() {
        presence.changed(RecordingSession.DOMAIN, RecordingSession.userNamed("ann"));
        assertThat(presence.size()).isZero();
    }

    private static User revised(User user, long revision) {
        return new User(user.key(), user.id(), user.profile(), false, Optional.empty(), revision);
    }

    @Test
    void whoWaitsForSomebodyUnknownIsToldWhenTheUserComes() throws Exception {
        RecordingSession bob = connected("1", "bob");
        subscribe(bob, "ann");
        assertThat(bob.told()).containsExactly("bob came", "answer: ann away");
        RecordingSession ann = connected("2", "ann");
        assertThat(bob.told()).containsExactly("ann came");
        assertThat(bob.lastMentions().users()).containsExactly(ann.user().mention());
    }

    @Test
    void unsubscribingEndsTheEventsOfOthersButNotOfTheOwnUser() throws Exception {
        RecordingSession bob = connected("1", "bob");
        RecordingSession otherBob = connected("2", "bob");
        RecordingSession ann = connected("3", "ann");
        subscribe(bob, "ann", "bob");
        bob.told();
        presence.unsubscribe(bob, ids("ann", "bob", "nobody"));
        set(ann, "a", 1);
        set(otherBob, "b", 2);
        assertThat(bob.told()).containsExactly("bob set {b=2}");
    }

    @Test
    void anEndedSessionIsToldNothingAndCanDoNothing() throws Exception {
        RecordingSession ann = connected("1", "ann");
        RecordingSession bob = connected("2", "bob");
        subscribe(bob, "ann");
        presence.ended(bob);
        presence.ended(bob);
        bob.told();
        set(ann, "a", 1);
        set(bob, "b", 1);
        subscribe(bob, "ann");
        assertThat(bob.told()).isEmpty();
        presence.ended(ann);
        assertThat(presence.size()).isZero();
    }

    @Test
    void nothingIsKeptOfNamesThatNobodyAsksForAnyMore() throws Exception {
        RecordingSession bob = connected("1", "bob");
        subscribe(bob, "x", "y");
        assertThat(presence.size()).isEqualTo(3);
        presence.unsubscribe(bob, ids("x"));
        assertThat(presence.size()).isEqualTo(2);
        presence.ended(bob);
        assertThat(presence.size()).isZero();
    }

    @Test
    void aLimitRefusesTheWholeMessage() throws Exception {
        RecordingSession bob = connected("1", "bob");
        subscribe(bob, "x");
        assertThatThrownBy(() -> subscribe(bob, "y", "z")).isInstanceOf(InvalidPresenceException.class);
        assertThat(presence.size()).isEqualTo(2);
        subscribe(bob, "x", "y", "y");
        assertThatThrownBy(() ->
                        presence.set(bob, Map.of("1", value(1), "2", value(2), "3", value(3), "4", value(4)), () -> {}))
                .isInstanceOf(InvalidPresenceException.class);
        bob.told();
        read(bob, "bob");
        assertThat(bob.told()).containsExactly("answer: bob{}");
    }

    @Test
    void aChangeIsOverWhenEverybodyWasToldOrThereIsNothingToTell() throws Exception {
        RecordingSession ann = connected("1", "ann");
        AtomicInteger over = new AtomicInteger();
        presence.set(ann, Map.of("a", value(1)), over::incrementAndGet);
        presence.set(ann, Map.of(), over::incrementAndGet);
        presence.remove(ann, List.of(), over::incrementAndGet);
        presence.remove(ann, List.of("a"), over::incrementAndGet);
        presence.clear(ann, over::incrementAndGet);
        presence.ended(ann);
        presence.clear(ann, over::incrementAndGet);
        assertThat(over).hasValue(6);
        assertThat(ann.told()).containsExactly("ann came", "ann set {a=1}", "ann removed [a]", "ann cleared");
    }

    private RecordingSession connected(String session, String user) {
        RecordingSession connected = new RecordingSession(session, user);
        presence.connected(connected);
        return connected;
    }

    private void set(RecordingSession session, String key, int number) throws InvalidPresenceException {
        presence.set(session, Map.of(key, value(number)), () -> {});
    }

    private void read(RecordingSession session, String... users) {
        presence.read(session, ids(users), answer -> session.note(Words.of(answer)));
    }

    private void subscribe(RecordingSession session, String... users) throws InvalidPresenceException {
        presence.subscribe(session, ids(users), answer -> session.note(Words.of(answer)));
    }

    private static List<UserId> ids(String... users) {
        return Arrays.stream(users).map(name -> id(name)).toList();
    }
}
