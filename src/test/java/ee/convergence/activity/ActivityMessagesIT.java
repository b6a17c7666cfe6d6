package ee.convergence.activity;

import static ee.convergence.activity.ActivityPeer.OPEN;
import static ee.convergence.activity.ActivityPeer.create;
import static ee.convergence.activity.ActivityPeer.creating;
import static ee.convergence.activity.ActivityPeer.delete;
import static ee.convergence.activity.ActivityPeer.error;
import static ee.convergence.activity.ActivityPeer.join;
import static ee.convergence.activity.ActivityPeer.joining;
import static ee.convergence.activity.ActivityPeer.number;
import static ee.convergence.activity.ActivityPeer.participants;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Value;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.activity.ActivityJoinRequestMessage;
import ee.convergence.protocol.wire.activity.ActivityJoinResponseMessage;
import ee.convergence.protocol.wire.activity.ActivityStateUpdatedMessage;
import ee.convergence.protocol.wire.activity.ActivityUpdateStateMessage;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.core.ErrorMessage;
import ee.convergence.protocol.wire.core.PermissionsList;
import ee.convergence.protocol.wire.core.UserPermissionsEntry;
import ee.convergence.transport.EmbeddedServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What no published client sends or sees, and the error codes of {@code activity.md} section 9. */
class ActivityMessagesIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.withDefaults();

    private static final int UNKNOWN = 999;

    private final String id = "a" + UUID.randomUUID();
    private ActivityPeer ann;
    private ActivityPeer bob;

    @BeforeEach
    void connect() throws IOException {
        ann = ActivityPeer.connected(SERVER.target());
        bob = ActivityPeer.connected(SERVER.target());
    }

    @AfterEach
    void leave() throws IOException {
        ann.close();
        bob.close();
    }

    @Test
    void anActivityHasATypeAndAnId() throws IOException {
        ActivityJoinRequestMessage.Builder noType = joining(id).clearActivityType();
        error(ann.request(join(noType)), "invalid_activity_type");
        error(ann.request(join(joining(""))), "invalid_activity_id");
        error(ann.request(join(joining("a\0b"))), "invalid_activity_id");
        error(ann.request(join(noType.clone().clearActivityId())), "invalid_activity_type");
        error(ann.request(create("", OPEN)), "invalid_activity_id");
        error(ann.request(delete("")), "invalid_activity_id");
        error(ann.request(participants("")), "invalid_activity_id");
    }

    @Test
    void whatDoesNotExistIsNotFound() throws IOException {
        for (ConvergenceMessage.Builder request : List.of(join(id), delete(id), participants(id))) {
            ErrorMessage error = error(ann.request(request), "activity_not_found");
            assertThat(error.getDetailsMap().get("activityType").getStringValue())
                    .isEqualTo("t");
            assertThat(error.getDetailsMap().get("activityId").getStringValue()).isEqualTo(id);
        }
    }

    @Test
    void whatExistsIsNotCreatedAgain() throws IOException {
        assertThat(ann.request(create(id, List.of())).hasOk()).isTrue();
        error(bob.request(create(id, OPEN)), "activity_already_exists");
        error(ann.request(join(id)), "unauthorized");
        error(ann.request(delete(id)), "unauthorized");
        error(ann.request(participants(id)), "unauthorized");
    }

    @Test
    void whoDoesNotExistIsGrantedNothing() throws IOException {
        UserPermissionsEntry ghost = UserPermissionsEntry.newBuilder()
                .setUser(DomainUserIdData.newBuilder().setUsername("ghost"))
                .addPermissions("join")
                .build();
        ConvergenceMessage.Builder withGhost = create(id, OPEN);
        withGhost.getActivityCreateRequestBuilder().addUserPermissions(ghost);
        error(ann.request(withGhost), "user_not_found");
        ConvergenceMessage.Builder withGroup = create(id, OPEN);
        withGroup.getActivityCreateRequestBuilder().putGroupPermissions("none", PermissionsList.getDefaultInstance());
        error(ann.request(withGroup), "group_not_found");
        ActivityJoinRequestMessage.Builder auto = creating(id, true, OPEN);
        auto.getAutoCreateDataBuilder().addUserPermissions(ghost);
        error(ann.request(join(auto)), "user_not_found");
        auto.getAutoCreateDataBuilder().clearUserPermissions().addWorldPermissions("fly");
        error(ann.request(join(auto)), "invalid_message");
        auto.getAutoCreateDataBuilder().clear().addUserPermissions(UserPermissionsEntry.getDefaultInstance());
        error(ann.request(join(auto)), "invalid_message");
        error(ann.request(join(id)), "activity_not_found");
    }

    @Test
    void whatIsToBeCreatedDoesNotMatterWhereItExists() throws IOException {
        ann.joined(id, List.of("join"));
        ActivityJoinRequestMessage.Builder auto = creating(id, true, OPEN);
        auto.getAutoCreateDataBuilder().addWorldPermissions("fly");
        ActivityJoinResponseMessage joined = bob.joined(auto);
        assertThat(joined.getEphemeral()).isFalse();
        assertThat(joined.getStateMap()).containsOnlyKeys(ann.session(), bob.session());
    }

    @Test
    void whoHasJoinedDoesNotJoinAgain() throws IOException {
        ann.joined(id, OPEN);
        bob.joined(id);
        error(bob.request(join(id)), "activity_already_joined");
        error(bob.request(join(joining(id).setLurk(true))), "activity_already_joined");
        bob.set(0, Map.of("k", number(1)));
        assertThat(updated(ann).getSessionId()).isEqualTo(bob.session());
    }

    @Test
    void resourceIdsCountFromZeroAndAreNotUsedAgain() throws IOException {
        error(ann.request(join(id)), "activity_not_found");
        assertThat(ann.joined(id, OPEN).getResourceId()).isZero();
        error(ann.left(UNKNOWN), "no_such_resource_id");
        assertThat(ann.left(0).hasOk()).isTrue();
        error(ann.left(0), "no_such_resource_id");
        assertThat(ann.joined(id).getResourceId()).isEqualTo(1);
    }

    @Test
    void anUpdateOfSomethingUnknownIsIgnored() throws IOException {
        ann.joined(id, OPEN);
        bob.joined(id);
        bob.set(UNKNOWN, Map.of("k", number(1)));
        bob.set(0, Map.of("k", number(2)));
        assertThat(updated(ann).getSetMap()).isEqualTo(Map.of("k", number(2)));
        bob.sawNo(BodyCase.ERROR);
    }

    @Test
    void whoMayNotSayAnythingIsToldSo() throws IOException {
        ann.joined(id, List.of("join", "lurk", "view_state"));
        bob.joined(joining(id).putState("k", number(1)));
        assertThat(ann.peer
                        .await(BodyCase.ACTIVITYSESSIONJOINED)
                        .getActivitySessionJoined()
                        .getStateMap())
                .isEmpty();
        bob.set(0, Map.of("k", number(1)));
        ConvergenceMessage answer = bob.peer.await(BodyCase.ERROR);
        assertThat(answer.hasResponseId()).isFalse();
        ErrorMessage error = error(answer, "unauthorized");
        assertThat(error.getDetailsMap()).containsOnlyKeys("activityType", "activityId");
        ann.sawNo(BodyCase.ACTIVITYSTATEUPDATED);
        assertThat(bob.request(participants(id))
                        .getActivityParticipantsResponse()
                        .getStateMap()
                        .get(bob.session())
                        .getStateMap())
                .isEmpty();
    }

    @Test
    void aLurkerSaysNothing() throws IOException {
        ann.joined(id, OPEN);
        ActivityJoinResponseMessage joined =
                bob.joined(joining(id).setLurk(true).putState("k", number(1)));
        assertThat(joined.getStateMap()).containsOnlyKeys(ann.session());
        bob.update(ActivityUpdateStateMessage.newBuilder().setComplete(true));
        error(bob.peer.await(BodyCase.ERROR), "unauthorized");
        assertThat(ann.request(participants(id))
                        .getActivityParticipantsResponse()
                        .getStateMap())
                .containsOnlyKeys(ann.session());
        ann.sawNo(BodyCase.ACTIVITYSESSIONJOINED);
        ann.set(0, Map.of("k", number(1)));
        assertThat(updated(bob).getSessionId()).isEqualTo(ann.session());
    }

    @Test
    void aReplacementIsToldAsWhatWentAndWhatCame() throws IOException {
        ann.joined(id, OPEN);
        bob.joined(joining(id).putState("j", number(2)).putState("k", number(0)));
        bob.update(ActivityUpdateStateMessage.newBuilder()
                .setComplete(true)
                .addRemoved("k")
                .putSet("k", number(1)));
        ActivityStateUpdatedMessage told = updated(ann);
        assertThat(told.getComplete()).isFalse();
        assertThat(told.getRemovedList()).containsExactly("j");
        assertThat(told.getSetMap()).isEqualTo(Map.of("k", number(1)));
        bob.update(ActivityUpdateStateMessage.newBuilder().setComplete(true));
        assertThat(updated(ann).getComplete()).isTrue();
        bob.update(ActivityUpdateStateMessage.newBuilder().addRemoved("none").putSet("a", number(1)));
        told = updated(ann);
        assertThat(told.getRemovedList()).isEmpty();
        assertThat(told.getSetMap()).containsOnlyKeys("a");
    }

    @Test
    void aValueIsOfAKind() throws IOException {
        ann.joined(id, OPEN);
        error(bob.request(join(joining(id).putState("k", Value.getDefaultInstance()))), "invalid_message");
        bob.joined(id);
        bob.set(0, Map.of("k", Value.getDefaultInstance()));
        error(bob.peer.await(BodyCase.ERROR), "invalid_message");
        bob.set(0, Map.of("k", number(Double.NaN)));
        error(bob.peer.await(BodyCase.ERROR), "invalid_message");
        ann.sawNo(BodyCase.ACTIVITYSTATEUPDATED);
    }

    @Test
    void whoMayNotViewSeesWhoIsThereAndNothingElse() throws IOException {
        ann.joined(creating(id, false, List.of("join", "set_state")).putState("k", number(1)));
        ActivityJoinResponseMessage joined = bob.joined(joining(id).putState("j", number(2)));
        assertThat(joined.getStateOrThrow(ann.session()).getStateMap()).isEmpty();
        assertThat(joined.getStateOrThrow(bob.session()).getStateMap()).containsOnlyKeys("j");
        ann.set(0, Map.of("k", number(3)));
        try (ActivityPeer cyd = ActivityPeer.connected(SERVER.target())) {
            cyd.joined(joining(id).putState("l", number(4)));
            ConvergenceMessage event = bob.peer.await(BodyCase.ACTIVITYSESSIONJOINED);
            assertThat(event.getActivitySessionJoined().getStateMap()).isEmpty();
            assertThat(bob.request(participants(id))
                            .getActivityParticipantsResponse()
                            .getStateOrThrow(cyd.session())
                            .getStateMap())
                    .isEmpty();
        }
        bob.peer.await(BodyCase.ACTIVITYSESSIONLEFT);
        bob.sawNo(BodyCase.ACTIVITYSTATEUPDATED);
    }

    @Test
    void identitiesComeBeforeThoseWhoseTheyAre() throws IOException {
        bob.peer.proveAlive();
        ann.joined(id, OPEN);
        bob.peer.ask(join(id));
        ann.peer.proveAlive();
        // Each was told of itself when it logged in.
        for (ActivityPeer each : List.of(ann, bob)) {
            assertThat(introduced(each, BodyCase.ACTIVITYSESSIONJOINED)).containsOnlyKeys(each.session());
        }
        assertThat(introduced(bob, BodyCase.ACTIVITYJOINRESPONSE)).containsOnlyKeys(ann.session());
        assertThat(introduced(ann, BodyCase.ACTIVITYSESSIONJOINED)).containsOnlyKeys(bob.session());
        bob.await(BodyCase.ACTIVITYJOINRESPONSE);
        ann.await(BodyCase.ACTIVITYSESSIONJOINED);
    }

    /** The next introduction, before which nothing of the other kind has come. */
    private static Map<String, DomainUserIdData> introduced(ActivityPeer peer, BodyCase other) throws IOException {
        ConvergenceMessage next = peer.peer.next();
        while (!next.hasIdentityCacheUpdate()) {
            assertThat(next.getBodyCase()).isNotEqualTo(other);
            next = peer.peer.next();
        }
        return next.getIdentityCacheUpdate().getSessionsMap();
    }

    @Test
    void deletionIsTheLastThatAnybodyHears() throws IOException {
        ann.joined(id, OPEN);
        bob.joined(id);
        try (ActivityPeer lurker = bob.again(SERVER.target())) {
            lurker.joined(joining(id).setLurk(true));
            assertThat(ann.request(delete(id)).hasOk()).isTrue();
            for (ActivityPeer each : List.of(ann, bob, lurker)) {
                assertThat(each.peer
                                .await(BodyCase.ACTIVITYDELETED)
                                .getActivityDeleted()
                                .getResourceId())
                        .isZero();
                error(each.left(0), "no_such_resource_id");
                each.sawNo(BodyCase.ACTIVITYSESSIONLEFT);
            }
            error(bob.request(join(id)), "activity_not_found");
            assertThat(bob.joined(id, OPEN).getResourceId()).isEqualTo(1);
        }
    }

    @Test
    void anEphemeralActivityGoesWithItsLastSession() throws IOException {
        ActivityJoinResponseMessage first = ann.joined(creating(id, true, OPEN));
        assertThat(first.getEphemeral()).isTrue();
        bob.joined(joining(id).setLurk(true));
        ann.left(0);
        ActivityJoinResponseMessage second = ann.joined(id);
        assertThat(second.getCreated()).isEqualTo(first.getCreated());
        ann.left(1);
        bob.left(0);
        error(ann.request(join(id)), "activity_not_found");
        error(ann.request(participants(id)), "activity_not_found");
    }

    @Test
    void aLostConnectionHasLeft() throws IOException {
        ann.joined(creating(id, true, OPEN));
        bob.joined(id);
        bob.close();
        assertThat(ann.peer
                        .await(BodyCase.ACTIVITYSESSIONLEFT)
                        .getActivitySessionLeft()
                        .getSessionId())
                .isEqualTo(bob.session());
    }

    private static ActivityStateUpdatedMessage updated(ActivityPeer peer) throws IOException {
        return peer.peer.await(BodyCase.ACTIVITYSTATEUPDATED).getActivityStateUpdated();
    }
}
