package ee.convergence.client;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.domain.User;
import ee.convergence.protocol.MentionedUser;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.identity.IdentityCacheUpdateMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownIdentitiesTest {

    private static final MentionedUser ALICE =
            User.anonymous(1, "alice", Optional.of("Alice")).mention();
    private static final MentionedUser BOB =
            User.anonymous(2, "bob", Optional.empty()).mention();

    private final KnownIdentities known = new KnownIdentities(user -> user);

    @Test
    void introducesEachOnce() throws Exception {
        IdentityCacheUpdateMessage update = introduce(Mentions.of("s1", ALICE)).orElseThrow();
        assertThat(update.getUsersList()).containsExactly(ALICE.data());
        assertThat(update.getSessionsMap())
                .containsExactly(Map.entry("s1", ALICE.data().getUserId()));
        assertThat(introduce(Mentions.of("s1", ALICE))).isEmpty();
    }

    @Test
    void introducesOnlyWhatIsNew() throws Exception {
        introduce(Mentions.of("s1", ALICE));
        IdentityCacheUpdateMessage update = introduce(new Mentions(
                        List.of(ALICE, BOB),
                        Map.of(
                                "s1",
                                ALICE.data().getUserId(),
                                "s2",
                                ALICE.data().getUserId())))
                .orElseThrow();
        assertThat(update.getUsersList()).containsExactly(BOB.data());
        assertThat(update.getSessionsMap().keySet()).containsExactly("s2");
    }

    @Test
    void introducesAChangedUserAgain() throws Exception {
        introduce(Mentions.of("s1", ALICE));
        MentionedUser renamed = renamed(1);
        assertThat(introduce(Mentions.of(List.of(renamed))).orElseThrow().getUsersList())
                .containsExactly(renamed.data());
    }

    @Test
    void neverGoesBackToAnOlderRecord() throws Exception {
        introduce(Mentions.of(List.of(renamed(1))));
        assertThat(introduce(Mentions.of(List.of(ALICE)))).isEmpty();
        assertThat(known.refresh(ALICE)).isEmpty();
    }

    @Test
    void refreshesOnlyWhomItKnows() throws Exception {
        assertThat(known.refresh(renamed(1))).isEmpty();
        introduce(Mentions.of(List.of(ALICE)));
        assertThat(parsed(known.refresh(renamed(2))).orElseThrow().getUsersList())
                .containsExactly(renamed(2).data());
        assertThat(known.refresh(renamed(2))).isEmpty();
    }

    @Test
    void saysNothingOfNobody() throws Exception {
        assertThat(introduce(Mentions.NONE)).isEmpty();
    }

    private static MentionedUser renamed(long revision) {
        return new MentionedUser(
                User.anonymous(1, "alice", Optional.of("Alice Adams")).toWire(), revision);
    }

    private Optional<IdentityCacheUpdateMessage> introduce(Mentions mentions) throws Exception {
        return parsed(known.introduce(mentions));
    }

    private static Optional<IdentityCacheUpdateMessage> parsed(Optional<ServerMessage> update) throws Exception {
        return update.isEmpty()
                ? Optional.empty()
                : Optional.of(ConvergenceMessage.parseFrom(update.get().bytes()).getIdentityCacheUpdate());
    }
}
