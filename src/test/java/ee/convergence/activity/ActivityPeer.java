package ee.convergence.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Value;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.activity.ActivityCreateRequestMessage;
import ee.convergence.protocol.wire.activity.ActivityDeleteRequestMessage;
import ee.convergence.protocol.wire.activity.ActivityJoinRequestMessage;
import ee.convergence.protocol.wire.activity.ActivityJoinRequestMessage.AutoCreateData;
import ee.convergence.protocol.wire.activity.ActivityJoinResponseMessage;
import ee.convergence.protocol.wire.activity.ActivityLeaveRequestMessage;
import ee.convergence.protocol.wire.activity.ActivityParticipantsRequestMessage;
import ee.convergence.protocol.wire.activity.ActivityUpdateStateMessage;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.core.ErrorMessage;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An anonymous user's session that takes part in activities of one type, as a client without manners would. */
public final class ActivityPeer implements AutoCloseable {

    static final String TYPE = "t";
    static final List<String> OPEN = List.of("join", "lurk", "view_state", "set_state");

    final RealtimePeer peer;
    final ConnectionSuccessData login;

    private ActivityPeer(RealtimePeer peer, ConnectionSuccessData login) {
        this.peer = peer;
        this.login = login;
    }

    /** A new user of the open domain. */
    public static ActivityPeer connected(Target target) throws IOException {
        RealtimePeer peer = RealtimePeer.open(target, Target.OPEN);
        return new ActivityPeer(peer, peer.connectAnonymously("Ada").getSuccess());
    }

    /** Another session of the same user. */
    ActivityPeer again(Target target) throws IOException {
        RealtimePeer other = RealtimePeer.open(target, Target.OPEN);
        return new ActivityPeer(
                other, other.reconnect(login.getReconnectToken()).getSuccess());
    }

    public DomainUserIdData user() {
        return login.getUser().getUserId();
    }

    String session() {
        return login.getSessionId();
    }

    /** Sends a request and receives its answer. */
    public ConvergenceMessage request(ConvergenceMessage.Builder request) throws IOException {
        return peer.request(request);
    }

    static ConvergenceMessage.Builder create(String id, List<String> world) {
        return ConvergenceMessage.newBuilder()
                .setActivityCreateRequest(ActivityCreateRequestMessage.newBuilder()
                        .setActivityType(TYPE)
                        .setActivityId(id)
                        .addAllWorldPermissions(world));
    }

    static ConvergenceMessage.Builder join(String id) {
        return join(joining(id));
    }

    static ConvergenceMessage.Builder join(ActivityJoinRequestMessage.Builder request) {
        return ConvergenceMessage.newBuilder().setActivityJoinRequest(request);
    }

    static ActivityJoinRequestMessage.Builder joining(String id) {
        return ActivityJoinRequestMessage.newBuilder().setActivityType(TYPE).setActivityId(id);
    }

    static ActivityJoinRequestMessage.Builder creating(String id, boolean ephemeral, List<String> world) {
        return joining(id)
                .setAutoCreateData(
                        AutoCreateData.newBuilder().setEphemeral(ephemeral).addAllWorldPermissions(world));
    }

    /** Joins, creating an activity that stays with these permissions for everybody. */
    public ActivityJoinResponseMessage joined(String id, List<String> world) throws IOException {
        return joined(creating(id, false, world));
    }

    /** Joins what exists. */
    public ActivityJoinResponseMessage joined(String id) throws IOException {
        return joined(joining(id));
    }

    ActivityJoinResponseMessage joined(ActivityJoinRequestMessage.Builder request) throws IOException {
        ConvergenceMessage answer = request(join(request));
        assertThat(answer.hasActivityJoinResponse()).as("%s", answer).isTrue();
        return answer.getActivityJoinResponse();
    }

    ConvergenceMessage left(int resourceId) throws IOException {
        return request(ConvergenceMessage.newBuilder()
                .setActivityLeaveRequest(
                        ActivityLeaveRequestMessage.newBuilder().setResourceId(resourceId)));
    }

    static ConvergenceMessage.Builder delete(String id) {
        return ConvergenceMessage.newBuilder()
                .setActivityDeleteRequest(ActivityDeleteRequestMessage.newBuilder()
                        .setActivityType(TYPE)
                        .setActivityId(id));
    }

    static ConvergenceMessage.Builder participants(String id) {
        return ConvergenceMessage.newBuilder()
                .setActivityParticipantsRequest(ActivityParticipantsRequestMessage.newBuilder()
                        .setActivityType(TYPE)
                        .setActivityId(id));
    }

    void set(int resourceId, Map<String, Value> values) throws IOException {
        update(ActivityUpdateStateMessage.newBuilder().setResourceId(resourceId).putAllSet(values));
    }

    void update(ActivityUpdateStateMessage.Builder update) throws IOException {
        peer.send(ConvergenceMessage.newBuilder().setActivityUpdateState(update).build());
    }

    /** Sets a key of the first activity. */
    public void update(String key) throws IOException {
        set(0, Map.of(key, number(1)));
    }

    /** Receives the next message of a kind. */
    public ConvergenceMessage await(BodyCase kind) throws IOException {
        return peer.await(kind);
    }

    /** Whether a message of this kind was sent until now. */
    public boolean received(BodyCase kind) throws IOException {
        peer.proveAlive();
        return peer.has(kind);
    }

    /** Proves that nothing of this kind was sent until now. */
    void sawNo(BodyCase kind) throws IOException {
        assertThat(received(kind)).as("%s", kind).isFalse();
    }

    /** The error that this message is. */
    public static ErrorMessage error(ConvergenceMessage answer, String code) {
        assertThat(answer.getError().getCode()).as("%s", answer).isEqualTo(code);
        return answer.getError();
    }

    static Value number(double number) {
        return Value.newBuilder().setNumberValue(number).build();
    }

    static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}
