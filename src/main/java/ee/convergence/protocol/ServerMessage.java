package ee.convergence.protocol;

import com.google.protobuf.Int32Value;
import com.google.protobuf.Value;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ErrorMessage;
import java.nio.ByteBuffer;
import java.util.Map;

/** A message from the server, encoded once however many receive it. Immutable and thread-safe. */
public final class ServerMessage {

    private final ByteBuffer bytes;

    private ServerMessage(ByteBuffer bytes) {
        this.bytes = bytes.asReadOnlyBuffer();
    }

    private ServerMessage(ConvergenceMessage message) {
        this(ByteBuffer.wrap(message.toByteArray()));
    }

    /** A message in its envelope that is encoded already. */
    static ServerMessage encoded(ByteBuffer bytes) {
        return new ServerMessage(bytes);
    }

    /** A one-way message. */
    public static ServerMessage normal(ConvergenceMessage.Builder body) {
        return new ServerMessage(body.clearRequestId().clearResponseId().build());
    }

    /** The answer to the request with this id. */
    public static ServerMessage response(int requestId, ConvergenceMessage.Builder body) {
        return new ServerMessage(
                body.clearRequestId().setResponseId(Int32Value.of(requestId)).build());
    }

    /** A request to the client. */
    public static ServerMessage request(int requestId, ConvergenceMessage.Builder body) {
        return new ServerMessage(
                body.clearResponseId().setRequestId(Int32Value.of(requestId)).build());
    }

    /** The body of an error. Details must have exactly one kind set each. */
    public static ConvergenceMessage.Builder error(ErrorCode code, String message, Map<String, Value> details) {
        return ConvergenceMessage.newBuilder()
                .setError(ErrorMessage.newBuilder()
                        .setCode(code.text())
                        .setMessage(message)
                        .putAllDetails(details));
    }

    /** The encoded message; each call gives a view with a position of its own. */
    public ByteBuffer bytes() {
        return bytes.duplicate();
    }

    /** Its size in bytes. */
    public int size() {
        return bytes.remaining();
    }
}
