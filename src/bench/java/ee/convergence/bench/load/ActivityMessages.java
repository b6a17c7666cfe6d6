package ee.convergence.bench.load;

import com.google.protobuf.Int32Value;
import com.google.protobuf.Value;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.activity.ActivityJoinRequestMessage;
import ee.convergence.protocol.wire.activity.ActivityJoinRequestMessage.AutoCreateData;
import ee.convergence.protocol.wire.activity.ActivityUpdateStateMessage;
import java.nio.ByteBuffer;
import java.util.List;

/** The messages of activities as frames. The activities are created by the first join and vanish with the last leave. */
final class ActivityMessages {

    /** The key of the state that changes. */
    static final String KEY = "position";

    private static final String TYPE = "bench";
    private static final List<String> RIGHTS = List.of("join", "view_state", "set_state");

    /** The tag of that member as it travels. */
    private static final int STATE_UPDATED_TAG = 0xca13;

    private ActivityMessages() {}

    /** A request to join, as the first request after the login. */
    static byte[] join(String id) {
        return frame(ConvergenceMessage.newBuilder()
                .setRequestId(Int32Value.of(1))
                .setActivityJoinRequest(ActivityJoinRequestMessage.newBuilder()
                        .setActivityType(TYPE)
                        .setActivityId(id)
                        .setAutoCreateData(
                                AutoCreateData.newBuilder().setEphemeral(true).addAllWorldPermissions(RIGHTS))));
    }

    /** A change of the own state in the first activity that was joined. */
    static byte[] state(double value) {
        return frame(ConvergenceMessage.newBuilder()
                .setActivityUpdateState(ActivityUpdateStateMessage.newBuilder()
                        .putSet(KEY, Value.newBuilder().setNumberValue(value).build())));
    }

    /** Whether the message tells of a change of state; it is not decoded. */
    static boolean isStateUpdated(ByteBuffer payload) {
        return payload.remaining() > 2 && (payload.getShort(payload.position()) & 0xffff) == STATE_UPDATED_TAG;
    }

    private static byte[] frame(ConvergenceMessage.Builder message) {
        return ClientFrame.binary(message.build().toByteArray());
    }
}
