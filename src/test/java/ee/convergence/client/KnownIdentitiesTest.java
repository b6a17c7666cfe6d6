package ee.convergence.client;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.domain.User;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.DomainUserData;
import ee.convergence.protocol.wire.identity.IdentityCacheUpdateMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownIdentitiesTest {

    private static final DomainUserData ALICE =
            User.anonymous(1, "alice", Optional.of("Alice")).toWire();
    private static final DomainUserData BOB =
            User.anonymous(2, "bob", Optional.empty()).toWire();

    private final KnownIdentities known = new KnownIdentities();

    @Test
    void introducesEachOnce() throws Exception {
        IdentityCacheUpdateMessage update = introduce(Mentions.of("s1", ALICE)).orElseThrow();
        assertThat(update.getUsersList()).containsExactly(ALICE);
        assertThat(update.getSessionsMap()).containsExactly(Map.entry("s1", ALICE.getUserId()));
        assertThat(introduce(Mentions.of("s1", ALICE))).isEmpty();
    }

    @Test
    void introducesOnlyWhatIsNew() throws Exception {
        introduce(Mentions.of("s1", ALICE));
        IdentityCacheUpdateMessage update = introduce(
                        new Mentions(List.of(ALICE, BOB), Map.of("s1", ALICE.getUserId(), "s2", ALICE.getUserId())))
                .orElseThrow();
        assertThat(update.getUsersList()).containsExactly(BOB);
        assertThat(update.getSessionsMap().keySet()).containsExactly("s2");
    }

    @Test
    void introducesAChangedUserAgain() throws Exception {
        introduce(Mentions.of("s1", ALICE));
        DomainUserData renamed =
                User.anonymous(1, "alice", Optional.of("Alice Adams")).toWire();
        assertThat(introduce(Mentions.of(List.of(renamed))).orElseThrow().getUsersList())
                .containsExactly(renamed);
    }

    @Test
    void saysNothingOfNobody() throws Exception {
        assertThat(introduce(Mentions.NONE)).isEmpty();
    }

    private Optional<IdentityCacheUpdateMessage> introduce(Mentions mentions) throws Exception {
        Optional<ServerMessage> update = known.introduce(mentions);
        return update.isEmpty()
                ? Optional.empty()
                : Optional.of(ConvergenceMessage.parseFrom(update.get().bytes()).getIdentityCacheUpdate());
    }
}
