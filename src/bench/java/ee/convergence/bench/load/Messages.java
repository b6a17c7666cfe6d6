package ee.convergence.bench.load;

import com.google.protobuf.Int32Value;
import com.google.protobuf.InvalidProtocolBufferException;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.AnonymousAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage;
import ee.convergence.protocol.wire.core.GetServerTimeRequestMessage;
import ee.convergence.protocol.wire.core.PingMessage;
import ee.convergence.protocol.wire.core.PongMessage;
import java.nio.ByteBuffer;

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
    static final byte[] LOGIN = ClientFrame.binary(message(ConvergenceMessage.newBuilder()
            .setRequestId(Int32Value.of(0))
            .setConnectionRequest(ConnectionRequestMessage.newBuilder()
                    .setClient("JavaScript")
                    .setClientVersion("1.0.0-rc.12")
                    .setAnonymous(AnonymousAuthRequestData.getDefaultInstance()))));

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

    /** Whether the message answers the connection request with success; fails when it answers with a failure. */
    static boolean isLoginSuccess(ByteBuffer payload) {
        try {
            ConvergenceMessage message = ConvergenceMessage.parseFrom(payload.duplicate());
            if (!message.hasConnectionResponse()) {
                return false;
            }
            ConnectionResponseMessage response = message.getConnectionResponse();
            if (!response.hasSuccess()) {
                throw new LoadFailure("login refused: " + response.getFailure().getCode());
            }
            return true;
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
