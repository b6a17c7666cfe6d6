package ee.convergence.model.live;

import static ee.convergence.protocol.Mentions.NONE;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.FORCECLOSEREALTIMEMODEL;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.MODELPERMISSIONSCHANGED;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.OPERATIONACK;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.REMOTECLIENTCLOSEDMODEL;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.REMOTECLIENTOPENEDMODEL;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.REMOTECLIENTRESYNCCOMPLETED;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.REMOTECLIENTRESYNCSTARTED;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.REMOTEOPERATION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.model.permission.ModelRights;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.OperationAcknowledgementMessage;
import ee.convergence.protocol.wire.model.RemoteOperationMessage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The audience of a model")
class AudienceTest {

    private static final ModelRights READ = new ModelRights(true, false, false, false);

    private final Audience audience = new Audience();
    private final Departures departures = new Departures();
    private final RecordingParticipant alice = new RecordingParticipant("alice");
    private final RecordingParticipant bob = new RecordingParticipant("bob");
    private final Participation alices = begun(alice);
    private final Participation bobs = begun(bob);

    private Participation begun(RecordingParticipant session) {
        Participation participation = new Participation(null, new SessionModels(session, departures));
        assertThat(participation.begin()).isTrue();
        return participation;
    }

    @Test
    void whoWasToldOfAnOpeningIsToldOfTheClosingOnce() {
        audience.opened(alices);
        audience.opened(bobs);
        assertThat(alice.told()).containsExactly(REMOTECLIENTOPENEDMODEL);
        audience.left(bobs);
        audience.left(bobs);
        assertThat(alice.told()).containsExactly(REMOTECLIENTCLOSEDMODEL);
        assertThat(bob.told()).isEmpty();
        assertThat(audience.open()).containsExactly("alice");
    }

    @Test
    void whoLeavesWhileItResynchronizesWasNeverOpen() {
        audience.opened(alices);
        audience.resyncStarted(bobs, Replay.none(bob));
        audience.left(bobs);
        assertThat(alice.told()).containsExactly(REMOTECLIENTRESYNCSTARTED, REMOTECLIENTRESYNCCOMPLETED);
    }

    @Test
    void whoWasNeverToldThatItTakesPartIsToldNothing() {
        audience.opened(alices);
        audience.forceClosed(bobs, ForceClose.PERMISSIONS_CHANGED);
        audience.tellRights(bobs, ModelRights.ALL);
        audience.left(bobs);
        assertThat(alice.told()).isEmpty();
        assertThat(bob.told()).isEmpty();
    }

    @Test
    void anEarlierParticipationOfTheSameSessionChangesNothing() {
        audience.opened(alices);
        audience.opened(bobs);
        Participation former = begun(bob);
        audience.left(former);
        assertThat(audience.contains(bobs)).isTrue();
        assertThat(audience.contains(former)).isFalse();
    }

    @Test
    void rightsAndForceCloseReachTheOneConcerned() {
        audience.opened(alices);
        audience.opened(bobs);
        alice.told();
        audience.tellRights(bobs, ModelRights.ALL);
        audience.forceClosed(bobs, ForceClose.UNAUTHORIZED);
        assertThat(bob.told()).containsExactly(MODELPERMISSIONSCHANGED, FORCECLOSEREALTIMEMODEL);
        assertThat(alice.told()).containsExactly(REMOTECLIENTCLOSEDMODEL);
    }

    @Test
    void whatIsToldMeanwhileWaitsBehindTheReplay() {
        bob.fill();
        audience.opened(alices);
        audience.resyncStarted(bobs, Replay.of(bob, 1, 2));
        audience.acknowledge(
                bobs, 2, ConvergenceMessage.newBuilder().setOperationAck(OperationAcknowledgementMessage.newBuilder()));
        audience.tellRights(bobs, ModelRights.ALL);
        audience.resyncCompleted(bobs, true, () -> {});
        assertThat(audience.goOn()).isFalse();
        assertThat(bob.told()).isEmpty();
        assertThat(audience.isBehind(bobs)).isTrue();
        bob.drain();
        Replay replay = audience.behind().get(0).replay();
        assertThat(replay.wanted()).isPresent();
        replay.take(List.of(new Unseen(1, ServerMessage.normal(replayed()), NONE)));
        assertThat(audience.goOn()).isFalse();
        assertThat(bob.told()).containsExactly(REMOTEOPERATION, OPERATIONACK, MODELPERMISSIONSCHANGED);
        assertThat(audience.isBehind(bobs)).isFalse();
    }

    @Test
    void whoIsBehindIsPutOutAtOnce() {
        bob.fill();
        audience.resyncStarted(bobs, Replay.of(bob, 1, 2));
        audience.forceClosed(bobs, ForceClose.DELETED);
        bob.drain();
        audience.goOn();
        assertThat(audience.behind()).isEmpty();
        assertThat(bob.told()).containsExactly(FORCECLOSEREALTIMEMODEL);
    }

    @Test
    void whatSomebodyKnowsWhoLeavesIsWhatWasTold() {
        audience.reached(7);
        alices.told(ModelRights.ALL);
        audience.opened(alices);
        audience.opened(bobs);
        audience.tellRights(bobs, READ);
        audience.reached(8);
        audience.left(bobs);
        audience.reached(9);
        audience.allForceClosed(ForceClose.DELETED);
        audience.left(alices);
        assertThat(departures.taken())
                .containsExactly(Optional.of(new Known(8, READ)), Optional.of(new Known(9, ModelRights.ALL)));
    }

    @Test
    void whatSomebodyKnowsWhoIsBehindIsUnknown() {
        bob.fill();
        audience.reached(7);
        audience.resyncStarted(bobs, Replay.of(bob, 1, 2));
        audience.left(bobs);
        audience.resyncStarted(alices, Replay.held(alice, 7, 7));
        audience.left(alices);
        assertThat(departures.taken()).containsExactly(Optional.empty(), Optional.empty());
    }

    private static ConvergenceMessage.Builder replayed() {
        return ConvergenceMessage.newBuilder().setRemoteOperation(RemoteOperationMessage.newBuilder());
    }
}
