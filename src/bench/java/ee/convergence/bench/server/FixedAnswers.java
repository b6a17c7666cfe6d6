package ee.convergence.bench.server;

import com.google.protobuf.Int32Value;
import com.google.protobuf.Timestamp;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ServerData;
import ee.convergence.protocol.wire.core.DomainUserData;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.core.DomainUserTypeData;
import ee.convergence.protocol.wire.core.GetServerTimeResponseMessage;
import ee.convergence.protocol.wire.core.PongMessage;
import java.nio.ByteBuffer;

/** Answers of the size that the real ones have, encoded once. Safe for use by any thread. */
final class FixedAnswers {

    /** Where a request, and a response, with an id from 1 to 127 carries it. */
    static final int ID_OFFSET = 3;

    /** The id of every session. */
    static final String SESSION = "2k";

    private static final byte[] PONG = ConvergenceMessage.newBuilder()
            .setPong(PongMessage.getDefaultInstance())
            .build()
            .toByteArray();
    private static final byte[] SERVER_TIME = ConvergenceMessage.newBuilder()
            .setResponseId(Int32Value.of(1))
            .setServerTimeResponse(GetServerTimeResponseMessage.newBuilder()
                    .setServerTime(
                            Timestamp.newBuilder().setSeconds(1_800_000_000L).setNanos(987_654_321)))
            .build()
            .toByteArray();
    private static final byte[] LOGIN = ConvergenceMessage.newBuilder()
            .setResponseId(Int32Value.of(0))
            .setConnectionResponse(ConnectionResponseMessage.newBuilder()
                    .setServer(ServerData.newBuilder().setVersion("1.0.0"))
                    .setSuccess(ConnectionSuccessData.newBuilder()
                            .setNamespace("convergence")
                            .setDomainId("default")
                            .setUser(DomainUserData.newBuilder()
                                    .setUserId(DomainUserIdData.newBuilder()
                                            .setUserType(DomainUserTypeData.Anonymous)
                                            .setUsername("1z")))
                            .setSessionId(SESSION)
                            .setReconnectToken("0123456789abcdef0123456789abcdef")))
            .build()
            .toByteArray();

    private FixedAnswers() {}

    static ByteBuffer pong() {
        return ByteBuffer.wrap(PONG);
    }

    static ByteBuffer serverTime(byte id) {
        byte[] answer = SERVER_TIME.clone();
        answer[ID_OFFSET] = id;
        return ByteBuffer.wrap(answer);
    }

    static ByteBuffer login() {
        return ByteBuffer.wrap(LOGIN);
    }
}
