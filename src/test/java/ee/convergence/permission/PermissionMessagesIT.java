package ee.convergence.permission;

import static ee.convergence.activity.ActivityPeer.error;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.activity.ActivityPeer;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.core.AddPermissionsRequestMessage;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.core.GetPermissionsRequestMessage;
import ee.convergence.protocol.wire.core.GetPermissionsResponseMessage;
import ee.convergence.protocol.wire.core.PermissionTarget;
import ee.convergence.protocol.wire.core.PermissionsList;
import ee.convergence.protocol.wire.core.RemovePermissionsRequestMessage;
import ee.convergence.protocol.wire.core.ResolvePermissionsForConnectedSessionRequestMessage;
import ee.convergence.protocol.wire.core.SetPermissionsRequestMessage;
import ee.convergence.protocol.wire.core.SetPermissionsRequestMessage.SetUser;
import ee.convergence.protocol.wire.core.SetPermissionsRequestMessage.SetWorld;
import ee.convergence.protocol.wire.core.UserPermissionsEntry;
import ee.convergence.transport.EmbeddedServer;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The permission requests on activities as they travel ({@code permissions.md} sections 5 and 6). */
class PermissionMessagesIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.withDefaults();

    private final String id = "a" + UUID.randomUUID();
    private ActivityPeer ann;
    private ActivityPeer bob;

    @BeforeEach
    void join() throws IOException {
        ann = ActivityPeer.connected(SERVER.target());
        bob = ActivityPeer.connected(SERVER.target());
        ann.joined(id, List.of("join", "view_state"));
        bob.joined(id);
        ann.request(add(entry(bob, "set_state")));
    }

    @AfterEach
    void leave() throws IOException {
        ann.close();
        bob.close();
    }

    @Test
    void aRequestHasATarget() throws IOException {
        for (ConvergenceMessage.Builder request : all(PermissionTarget.getDefaultInstance())) {
            error(ann.request(request), "invalid_message");
        }
    }

    @Test
    void whatDoesNotExistIsNotFound() throws IOException {
        for (ConvergenceMessage.Builder request : all(target(id + "-absent"))) {
            error(ann.request(request), "activity_not_found");
        }
        for (ConvergenceMessage.Builder request : all(target("a\0b"))) {
            error(ann.request(request), "activity_not_found");
        }
    }

    @Test
    void onlyManagersManage() throws IOException {
        List<ConvergenceMessage.Builder> requests = all(target(id));
        for (ConvergenceMessage.Builder request : requests.subList(0, 4)) {
            error(bob.request(request), "unauthorized");
        }
        assertThat(bob.request(requests.get(4))
                        .getResolvePermissionsForConnectedSessionResponse()
                        .getPermissionsList())
                .containsExactlyInAnyOrder("join", "view_state", "set_state");
    }

    @Test
    void whatIsUnknownIsRefusedAndNothingDone() throws IOException {
        GetPermissionsResponseMessage before = granted();
        error(ann.request(add(entry(bob, "fly"))), "invalid_message");
        error(
                ann.request(add(
                        UserPermissionsEntry.newBuilder().addPermissions("join").build())),
                "invalid_message");
        UserPermissionsEntry ghost = UserPermissionsEntry.newBuilder()
                .setUser(DomainUserIdData.newBuilder().setUsername("ghost"))
                .build();
        error(ann.request(add(entry(bob, "lurk"), ghost)), "user_not_found");
        ConvergenceMessage.Builder group = add(entry(bob, "lurk"));
        group.getAddPermissionsRequestBuilder().putGroup("none", PermissionsList.getDefaultInstance());
        error(ann.request(group), "group_not_found");
        assertThat(granted().getWorldList()).hasSameElementsAs(before.getWorldList());
        assertThat(granted().getUserCount()).isEqualTo(before.getUserCount());
    }

    @Test
    void anythingCanBeRemoved() throws IOException {
        assertThat(ann.request(ConvergenceMessage.newBuilder()
                                .setRemovePermissionsRequest(RemovePermissionsRequestMessage.newBuilder()
                                        .setTarget(target(id))
                                        .addWorld("fly")
                                        .addWorld("a\0b")
                                        .addUser(entry(bob, "set_state", "fly"))))
                        .hasOk())
                .isTrue();
        assertThat(granted().getUserList())
                .allSatisfy(entry -> assertThat(entry.getUser()).isEqualTo(ann.user()));
        bob.update("k");
        error(bob.await(BodyCase.ERROR), "unauthorized");
    }

    @Test
    void whoLosesTheRightToJoinIsOutBeforeTheManagerHears() throws IOException {
        assertThat(ann.request(ConvergenceMessage.newBuilder()
                                .setSetPermissionsRequest(SetPermissionsRequestMessage.newBuilder()
                                        .setTarget(target(id))
                                        .setWorld(SetWorld.getDefaultInstance())))
                        .hasOk())
                .isTrue();
        assertThat(ann.received(BodyCase.ACTIVITYSESSIONLEFT)).isTrue();
        assertThat(bob.await(BodyCase.ACTIVITYFORCELEAVE)
                        .getActivityForceLeave()
                        .getReason())
                .isNotEmpty();
        ann.request(add(entry(bob, "join")));
        assertThat(bob.joined(id).getResourceId()).isEqualTo(1);
    }

    @Test
    void whoLosesTheRightToViewJoinsAnew() throws IOException {
        ann.request(add(entry(bob, "join")));
        ann.request(ConvergenceMessage.newBuilder()
                .setRemovePermissionsRequest(RemovePermissionsRequestMessage.newBuilder()
                        .setTarget(target(id))
                        .addWorld("view_state")));
        bob.await(BodyCase.ACTIVITYFORCELEAVE);
        bob.joined(id);
        ann.request(ConvergenceMessage.newBuilder()
                .setRemovePermissionsRequest(RemovePermissionsRequestMessage.newBuilder()
                        .setTarget(target(id))
                        .addWorld("lurk")));
        assertThat(bob.received(BodyCase.ACTIVITYFORCELEAVE)).isFalse();
    }

    @Test
    void aManagerMayLockEverybodyOut() throws IOException {
        assertThat(ann.request(ConvergenceMessage.newBuilder()
                                .setSetPermissionsRequest(SetPermissionsRequestMessage.newBuilder()
                                        .setTarget(target(id))
                                        .setWorld(SetWorld.getDefaultInstance())
                                        .setUser(SetUser.newBuilder().setReplaceAll(true))))
                        .hasOk())
                .isTrue();
        ann.await(BodyCase.ACTIVITYFORCELEAVE);
        bob.await(BodyCase.ACTIVITYFORCELEAVE);
        error(ann.request(all(target(id)).get(3)), "unauthorized");
    }

    private GetPermissionsResponseMessage granted() throws IOException {
        ConvergenceMessage answer = ann.request(all(target(id)).get(3));
        assertThat(answer.hasGetPermissionsResponse()).as("%s", answer).isTrue();
        return answer.getGetPermissionsResponse();
    }

    private ConvergenceMessage.Builder add(UserPermissionsEntry... entries) {
        return ConvergenceMessage.newBuilder()
                .setAddPermissionsRequest(AddPermissionsRequestMessage.newBuilder()
                        .setTarget(target(id))
                        .addAllUser(List.of(entries)));
    }

    private static UserPermissionsEntry entry(ActivityPeer peer, String... names) {
        return UserPermissionsEntry.newBuilder()
                .setUser(peer.user())
                .addAllPermissions(List.of(names))
                .build();
    }

    private static PermissionTarget target(String id) {
        return PermissionTarget.newBuilder()
                .setActivity(PermissionTarget.Activity.newBuilder().setType("t").setId(id))
                .build();
    }

    /** Add, remove, set, get and resolve. */
    private static List<ConvergenceMessage.Builder> all(PermissionTarget target) {
        return List.of(
                ConvergenceMessage.newBuilder()
                        .setAddPermissionsRequest(
                                AddPermissionsRequestMessage.newBuilder().setTarget(target)),
                ConvergenceMessage.newBuilder()
                        .setRemovePermissionsRequest(
                                RemovePermissionsRequestMessage.newBuilder().setTarget(target)),
                ConvergenceMessage.newBuilder()
                        .setSetPermissionsRequest(
                                SetPermissionsRequestMessage.newBuilder().setTarget(target)),
                ConvergenceMessage.newBuilder()
                        .setGetPermissionsRequest(
                                GetPermissionsRequestMessage.newBuilder().setTarget(target)),
                ConvergenceMessage.newBuilder()
                        .setResolvePermissionsForConnectedSessionRequest(
                                ResolvePermissionsForConnectedSessionRequestMessage.newBuilder()
                                        .setTarget(target)));
    }
}
