package ee.convergence.bench.load;

import com.google.protobuf.Int32Value;
import com.google.protobuf.InvalidProtocolBufferException;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A logged-in connection that sends requests: correlates answers with requests and hands everything else to one
 * listener. An error fails the run. To be used on the loop's thread only.
 */
public final class RequestSession implements ConnectionListener {

    private final LoadConnection connection;
    private final Map<Integer, Consumer<ConvergenceMessage>> answers = new HashMap<>();
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
    private Consumer<ConvergenceMessage> events = message -> {};
    private int nextRequest = 1;

    /** Takes over the connection, on which the login was the only request so far. */
    public RequestSession(LoadConnection connection) {
        this.connection = connection;
        connection.listener(this);
    }

    /** Whoever gets the messages that are no answers. */
    public void events(Consumer<ConvergenceMessage> listener) {
        events = listener;
    }

    /** Queues a request; the consumer gets its answer. */
    public void request(ConvergenceMessage.Builder request, Consumer<ConvergenceMessage> answer) {
        int id = nextRequest++;
        answers.put(id, answer);
        send(request.setRequestId(Int32Value.of(id)));
    }

    /** Queues a message, which goes at the end of what the server sent at once, or by {@link #flush}. */
    public void send(ConvergenceMessage.Builder message) {
        unsent.writeBytes(ClientFrame.binary(message.build().toByteArray()));
    }

    /** Writes what is queued. */
    public void flush() {
        if (unsent.size() > 0) {
            connection.write(unsent.toByteArray());
            unsent.reset();
        }
    }

    /** The connection below. */
    public LoadConnection connection() {
        return connection;
    }

    @Override
    public void message(LoadConnection from, ByteBuffer payload) {
        ConvergenceMessage message = parse(payload);
        if (message.hasError()) {
            throw new LoadFailure("error from the server: " + message.getError().getCode());
        }
        if (message.hasResponseId()) {
            answers.remove(message.getResponseId().getValue()).accept(message);
        } else {
            events.accept(message);
        }
    }

    @Override
    public void batchEnd(LoadConnection from) {
        flush();
    }

    private static ConvergenceMessage parse(ByteBuffer payload) {
        try {
            return ConvergenceMessage.parseFrom(payload);
        } catch (InvalidProtocolBufferException undecodable) {
            throw new LoadFailure("undecodable message from the server", undecodable);
        }
    }
}
