package ee.convergence.bench.load;

import com.google.protobuf.Int32Value;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Value;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.activity.ActivityJoinRequestMessage;
import ee.convergence.protocol.wire.activity.ActivityJoinRequestMessage.AutoCreateData;
import ee.convergence.protocol.wire.activity.ActivityUpdateStateMessage;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.AnonymousAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.JwtAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.PasswordAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.ReconnectTokenAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.core.GetServerTimeRequestMessage;
import ee.convergence.protocol.wire.core.PingMessage;
import ee.convergence.protocol.wire.core.PongMessage;
import ee.convergence.protocol.wire.presence.PresenceSetStateMessage;
import ee.convergence.protocol.wire.presence.SubscribePresenceRequestMessage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The messages of the benchmark as frames, encoded once (protocol.md sections 1 to 4). */
public final class Messages {

    private static final byte[] PING_BYTES =
            message(ConvergenceMessage.newBuilder().setPing(PingMessage.getDefaultInstance()));
    private static final byte[] PONG_BYTES =
            message(ConvergenceMessage.newBuilder().setPong(PongMessage.getDefaultInstance()));

    /** The client's ping. */
    static final byte[] PING = ClientFrame.binary(PING_BYTES);

    /** The answer to the server's ping. */
    static final byte[] PONG = ClientFrame.binary(PONG_BYTES);

    /** An anonymous connection request. */
    static final byte[] LOGIN = login(request -> request.setAnonymous(AnonymousAuthRequestData.getDefaultInstance()));

    /** The tag of that member as it travels. */
    private static final int PRESENCE_STATE_SET_TAG = 0x9a19;

    private static final int ACTIVITY_STATE_UPDATED_TAG = 0xca13;

    private Messages() {}

    /** A request for the server's time. */
    static byte[] serverTimeRequest(int id) {
        return ClientFrame.binary(message(ConvergenceMessage.newBuilder()
                .setRequestId(Int32Value.of(id))
                .setServerTimeRequest(GetServerTimeRequestMessage.getDefaultInstance())));
    }

    static boolean isPing(ByteBuffer payload) {
        return is(payload, PING_BYTES);
    }

    static boolean isPong(ByteBuffer payload) {
        return is(payload, PONG_BYTES);
    }

    /** A connection request of an anonymous user. */
    public static byte[] anonymousLogin() {
        return LOGIN;
    }

    /** A connection request with a user's password. */
    public static byte[] passwordLogin(String username, String password) {
        return login(request -> request.setPassword(
                PasswordAuthRequestData.newBuilder().setUsername(username).setPassword(password)));
    }

    /** A connection request with a JWT. */
    public static byte[] jwtLogin(String jwt) {
        return login(request -> request.setJwt(JwtAuthRequestData.newBuilder().setJwt(jwt)));
    }

    /** A connection request with a reconnect token. */
    public static byte[] tokenLogin(String token) {
        return login(request ->
                request.setReconnect(ReconnectTokenAuthRequestData.newBuilder().setToken(token)));
    }

    /** A subscription to a user's presence, as the first request after the login. */
    static byte[] presenceSubscription(DomainUserIdData user) {
        return ClientFrame.binary(message(ConvergenceMessage.newBuilder()
                .setRequestId(Int32Value.of(1))
                .setPresenceSubscribeRequest(
                        SubscribePresenceRequestMessage.newBuilder().addUsers(user))));
    }

    /** A change of the own presence state. */
    static byte[] presenceState(String key, double value) {
        return ClientFrame.binary(message(ConvergenceMessage.newBuilder()
                .setPresenceSetState(PresenceSetStateMessage.newBuilder()
                        .putState(key, Value.newBuilder().setNumberValue(value).build()))));
    }

    static boolean isPresenceSubscribed(ByteBuffer payload) {
        return parsed(payload).hasPresenceSubscribeResponse();
    }

    /** Whether the message tells of a change of presence state; it is not decoded. */
    static boolean isPresenceStateSet(ByteBuffer payload) {
        int start = payload.position();
        return payload.remaining() > 2 && (payload.getShort(start) & 0xffff) == PRESENCE_STATE_SET_TAG;
    }

    /** A request to join an activity, which is created if need be, as the first request after the login. */
    static byte[] activityJoin(String id) {
        return ClientFrame.binary(message(ConvergenceMessage.newBuilder()
                .setRequestId(Int32Value.of(1))
                .setActivityJoinRequest(ActivityJoinRequestMessage.newBuilder()
                        .setActivityType("bench")
                        .setActivityId(id)
                        .setAutoCreateData(AutoCreateData.newBuilder()
                                .setEphemeral(true)
                                .addAllWorldPermissions(List.of("join", "view_state", "set_state"))))));
    }

    /** A change of the own state in the first activity that was joined. */
    static byte[] activityState(String key, double value) {
        return ClientFrame.binary(message(ConvergenceMessage.newBuilder()
                .setActivityUpdateState(ActivityUpdateStateMessage.newBuilder()
                        .putSet(key, Value.newBuilder().setNumberValue(value).build()))));
    }

    static boolean isActivityJoined(ByteBuffer payload) {
        return parsed(payload).hasActivityJoinResponse();
    }

    /** Whether the message tells of a change of state in an activity; it is not decoded. */
    static boolean isActivityStateUpdated(ByteBuffer payload) {
        int start = payload.position();
        return payload.remaining() > 2 && (payload.getShort(start) & 0xffff) == ACTIVITY_STATE_UPDATED_TAG;
    }

    /** The answer to the connection request, if the message is that; fails when the login is refused. */
    static Optional<ConnectionSuccessData> loginSuccess(ByteBuffer payload) {
        ConvergenceMessage message = parsed(payload);
        if (!message.hasConnectionResponse()) {
            return Optional.empty();
        }
        ConnectionResponseMessage response = message.getConnectionResponse();
        if (!response.hasSuccess()) {
            throw new LoadFailure("login refused: " + response.getFailure().getCode());
        }
        return Optional.of(response.getSuccess());
    }

    private static byte[] login(UnaryOperator<ConnectionRequestMessage.Builder> credentials) {
        return ClientFrame.binary(message(ConvergenceMessage.newBuilder()
                .setRequestId(Int32Value.of(0))
                .setConnectionRequest(credentials.apply(ConnectionRequestMessage.newBuilder()
                        .setClient("JavaScript")
                        .setClientVersion("1.0.0-rc.12")))));
    }

    private static ConvergenceMessage parsed(ByteBuffer payload) {
        try {
            return ConvergenceMessage.parseFrom(payload.duplicate());
        } catch (InvalidProtocolBufferException e) {
            throw new LoadFailure("undecodable message from the server", e);
        }
    }

    private static boolean is(ByteBuffer payload, byte[] bytes) {
        int start = payload.position();
        return payload.remaining() == 2 && payload.get(start) == bytes[0] && payload.get(start + 1) == bytes[1];
    }

    private static byte[] message(ConvergenceMessage.Builder message) {
        return message.build().toByteArray();
    }
}
