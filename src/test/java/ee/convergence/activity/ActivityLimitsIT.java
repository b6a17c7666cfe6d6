package ee.convergence.activity;

import static ee.convergence.activity.ActivityPeer.OPEN;
import static ee.convergence.activity.ActivityPeer.create;
import static ee.convergence.activity.ActivityPeer.creating;
import static ee.convergence.activity.ActivityPeer.error;
import static ee.convergence.activity.ActivityPeer.join;
import static ee.convergence.activity.ActivityPeer.joining;
import static ee.convergence.activity.ActivityPeer.number;
import static ee.convergence.activity.ActivityPeer.participants;
import static ee.convergence.activity.ActivityPeer.text;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.activity.ActivityUpdateStateMessage;
import ee.convergence.transport.EmbeddedServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The settings {@code convergence.activities} and {@code convergence.permissions}. */
class ActivityLimitsIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(Map.of(
            "convergence.activities.max-name-length", "40",
            "convergence.activities.max-keys", "3",
            "convergence.activities.max-key-length", "5",
            "convergence.activities.max-state-size", "100 B",
            "convergence.activities.max-total-size", "150 B",
            "convergence.activities.max-joined", "2",
            "convergence.permissions.max-list-length", "4"));

    private final String id = "a" + UUID.randomUUID();
    private ActivityPeer ann;
    private ActivityPeer bob;

    @BeforeEach
    void begin() throws IOException {
        ann = ActivityPeer.connected(SERVER.target());
        bob = ActivityPeer.connected(SERVER.target());
        ann.joined(id, OPEN);
    }

    @AfterEach
    void leave() throws IOException {
        ann.close();
        bob.close();
    }

    @Test
    void aNameHasItsLength() throws IOException {
        error(ann.request(join(joining("x".repeat(41)))), "invalid_activity_id");
        error(ann.request(join(joining(id).setActivityType("x".repeat(41)))), "invalid_activity_type");
    }

    @Test
    void aStateHasItsSize() throws IOException {
        bob.joined(id);
        bob.set(0, Map.of("a", number(1), "b", number(2), "c", number(3)));
        ann.peer.await(BodyCase.ACTIVITYSTATEUPDATED);
        bob.set(0, Map.of("d", number(4)));
        error(bob.peer.await(BodyCase.ERROR), "invalid_message");
        bob.set(0, Map.of("a", text("x".repeat(90))));
        error(bob.peer.await(BodyCase.ERROR), "invalid_message");
        bob.set(0, Map.of("longer", number(4)));
        error(bob.peer.await(BodyCase.ERROR), "invalid_message");
        ann.sawNo(BodyCase.ACTIVITYSTATEUPDATED);
        bob.update(ActivityUpdateStateMessage.newBuilder().addRemoved("a").putSet("d", number(4)));
        assertThat(ann.peer
                        .await(BodyCase.ACTIVITYSTATEUPDATED)
                        .getActivityStateUpdated()
                        .getSetMap())
                .containsOnlyKeys("d");
    }

    @Test
    void allStatesTogetherHaveTheirSize() throws IOException {
        ann.set(0, Map.of("a", text("x".repeat(80))));
        ann.request(participants(id));
        error(bob.request(join(joining(id).putState("a", text("x".repeat(80))))), "invalid_message");
        bob.joined(joining(id).putState("a", text("x".repeat(40))));
        bob.set(0, Map.of("b", text("x".repeat(40))));
        error(bob.peer.await(BodyCase.ERROR), "invalid_message");
        ann.update(ActivityUpdateStateMessage.newBuilder().setComplete(true));
        bob.peer.await(BodyCase.ACTIVITYSTATEUPDATED);
        bob.set(0, Map.of("b", text("x".repeat(40))));
        ann.peer.await(BodyCase.ACTIVITYSTATEUPDATED);
    }

    @Test
    void anInitialStateHasItsSize() throws IOException {
        error(bob.request(join(joining(id).putState("a", text("x".repeat(101))))), "invalid_message");
        error(bob.request(join(joining(id).putState("longer", number(1)))), "invalid_message");
        assertThat(bob.joined(id).getResourceId()).isZero();
    }

    @Test
    void aSessionJoinsSoMany() throws IOException {
        ann.joined(id + "2", OPEN);
        error(ann.request(join(creating(id + "3", true, OPEN))), "invalid_message");
        error(bob.request(join(id + "3")), "activity_not_found");
        ann.left(0);
        assertThat(ann.joined(creating(id + "3", true, OPEN)).getResourceId()).isEqualTo(2);
    }

    @Test
    void aListHasItsLength() throws IOException {
        error(ann.request(create(id + "2", List.of("join", "join", "join", "join", "join"))), "invalid_message");
    }
}
