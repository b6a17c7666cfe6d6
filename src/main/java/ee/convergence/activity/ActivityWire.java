package ee.convergence.activity;

import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import ee.convergence.permission.PermissionTargetName;
import ee.convergence.protocol.AddressedMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.activity.ActivityDeletedMessage;
import ee.convergence.protocol.wire.activity.ActivityForceLeaveMessage;
import ee.convergence.protocol.wire.activity.ActivityJoinResponseMessage;
import ee.convergence.protocol.wire.activity.ActivityParticipantsResponseMessage;
import ee.convergence.protocol.wire.activity.ActivitySessionJoinedMessage;
import ee.convergence.protocol.wire.activity.ActivitySessionLeftMessage;
import ee.convergence.protocol.wire.activity.ActivityStateData;
import ee.convergence.protocol.wire.activity.ActivityStateUpdatedMessage;
import ee.convergence.protocol.wire.activity.ActivityUpdateStateMessage;
import java.time.Instant;
import java.util.Map;

/** What activities look like as they travel ({@code activity.md} section 10). Stateless. */
final class ActivityWire {

    private ActivityWire() {}

    /** A session has joined, and says this. */
    static AddressedMessage sessionJoined(String session, ActivityStateData state) {
        return AddressedMessage.of(
                BodyCase.ACTIVITYSESSIONJOINED,
                ActivitySessionJoinedMessage.newBuilder()
                        .setSessionId(session)
                        .putAllState(state.getStateMap())
                        .build());
    }

    /** A session is out. */
    static AddressedMessage sessionLeft(String session) {
        return AddressedMessage.of(
                BodyCase.ACTIVITYSESSIONLEFT,
                ActivitySessionLeftMessage.newBuilder().setSessionId(session).build());
    }

    /** What a session says has changed. */
    static AddressedMessage stateUpdated(String session, StateUpdate change) {
        return AddressedMessage.of(
                BodyCase.ACTIVITYSTATEUPDATED,
                ActivityStateUpdatedMessage.newBuilder()
                        .setSessionId(session)
                        .putAllSet(change.set())
                        .setComplete(change.complete())
                        .addAllRemoved(change.removed())
                        .build());
    }

    /** The activity was deleted. */
    static AddressedMessage deleted() {
        return AddressedMessage.of(BodyCase.ACTIVITYDELETED, ActivityDeletedMessage.getDefaultInstance());
    }

    /** The receiver is put out. */
    static AddressedMessage forcedOut(ForcedOut why) {
        return AddressedMessage.of(
                BodyCase.ACTIVITYFORCELEAVE,
                ActivityForceLeaveMessage.newBuilder().setReason(why.reason()).build());
    }

    /** The answer to who has joined. */
    static ConvergenceMessage.Builder joined(int resourceId, StoredActivity activity, Snapshot snapshot) {
        return ConvergenceMessage.newBuilder()
                .setActivityJoinResponse(ActivityJoinResponseMessage.newBuilder()
                        .setResourceId(resourceId)
                        .putAllState(snapshot.states())
                        .setEphemeral(activity.ephemeral())
                        .setCreated(time(activity.created())));
    }

    /** The answer to who asks for the participants. */
    static ConvergenceMessage.Builder participants(Snapshot snapshot) {
        return ConvergenceMessage.newBuilder()
                .setActivityParticipantsResponse(
                        ActivityParticipantsResponseMessage.newBuilder().putAllState(snapshot.states()));
    }

    /** What an error is about. */
    static Map<String, Value> details(PermissionTargetName.Activity name) {
        return Map.of("activityType", text(name.type()), "activityId", text(name.id()));
    }

    /** A change that was sent. */
    static StateUpdate update(ActivityUpdateStateMessage sent) {
        return new StateUpdate(sent.getComplete(), sent.getRemovedList(), sent.getSetMap());
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    private static Timestamp time(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
