package ee.convergence.protocol;

import com.google.protobuf.Value;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.OkResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One incoming message from its arrival until it is dealt with. A request gets exactly one answer: the first that is
 * given, others are dropped ({@code protocol.md} section 12, row 16). Thread-safe.
 */
public final class Exchange {

    /** Where answers go. */
    public interface Outlet {

        /** Sends a message to the peer of this exchange, introducing those it mentions. */
        void send(ServerMessage message, Mentions mentions);

        /** Called exactly once, after the last message of the exchange was handed over. */
        void finished(Exchange exchange);
    }

    private static final int NO_REQUEST = Integer.MIN_VALUE;

    private final Outlet outlet;
    private final boolean request;
    private final int requestId;
    private final int size;
    private final long startedNanos;
    private final AtomicBoolean finished = new AtomicBoolean();

    private Exchange(Outlet outlet, boolean request, int requestId, int size, long startedNanos) {
        this.outlet = outlet;
        this.request = request;
        this.requestId = requestId;
        this.size = size;
        this.startedNanos = startedNanos;
    }

    /** The exchange that this message begins; its size in bytes, the time on the clock of {@link System#nanoTime}. */
    public static Exchange of(ConvergenceMessage message, int size, long nowNanos, Outlet outlet) {
        boolean request = message.hasRequestId();
        int id = request ? message.getRequestId().getValue() : NO_REQUEST;
        return new Exchange(outlet, request, id, size, nowNanos);
    }

    /** Answers a request; for a one-way message it only ends the exchange. False if it had ended before. */
    public boolean reply(ConvergenceMessage.Builder body) {
        return reply(body, Mentions.NONE);
    }

    /** Answers a request with a message that mentions others. False if it had ended before, perhaps by the timeout. */
    public boolean reply(ConvergenceMessage.Builder body, Mentions mentions) {
        if (!finished.compareAndSet(false, true)) {
            return false;
        }
        if (request) {
            outlet.send(ServerMessage.response(requestId, body), mentions);
        }
        outlet.finished(this);
        return true;
    }

    /** Answers a request with {@code ok}. */
    public void ok() {
        reply(ConvergenceMessage.newBuilder().setOk(OkResponse.getDefaultInstance()));
    }

    /** Ends the exchange of a one-way message. */
    public void done() {
        if (request) {
            throw new IllegalStateException("a request must be answered");
        }
        if (finished.compareAndSet(false, true)) {
            outlet.finished(this);
        }
    }

    /** Answers with an error; after a one-way message the error goes out unsolicited. */
    public void fail(ErrorCode code, String message) {
        fail(code, message, Map.of());
    }

    /** Answers with an error that has details. */
    public void fail(ErrorCode code, String message, Map<String, Value> details) {
        if (finished.compareAndSet(false, true)) {
            ConvergenceMessage.Builder error = ServerMessage.error(code, message, details);
            outlet.send(
                    request ? ServerMessage.response(requestId, error) : ServerMessage.normal(error), Mentions.NONE);
            outlet.finished(this);
        }
    }

    /** Ends the exchange without an answer: its connection is gone. */
    public void abandon() {
        if (finished.compareAndSet(false, true)) {
            outlet.finished(this);
        }
    }

    /** Whether it is dealt with. */
    public boolean isFinished() {
        return finished.get();
    }

    /** Whether an answer is expected. */
    public boolean isRequest() {
        return request;
    }

    /** The size of the incoming message in bytes. */
    public int size() {
        return size;
    }

    /** When it arrived. */
    public long startedNanos() {
        return startedNanos;
    }
}
