package ee.convergence.bench.load;

import com.google.protobuf.Value;
import ee.convergence.protocol.wire.activity.ActivityStateUpdatedMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the values that one session gives to one key. The events differ in the value only, so that all but the first are
 * compared with it byte by byte instead of being decoded. Not safe for use by several threads.
 */
final class StateEvents {

    private final String sender;
    private ByteBuffer same = ByteBuffer.allocate(0);

    StateEvents(String senderSession) {
        sender = senderSession;
    }

    /** The value that the event carries; fails when it is any other event. */
    double value(ByteBuffer event) {
        int rest = event.remaining() - Double.BYTES;
        if (rest > 0 && same.equals(event.slice(event.position(), rest))) {
            return last(event);
        }
        double value = decoded(event);
        if (last(event) == value) {
            byte[] first = new byte[rest];
            event.get(event.position(), first);
            same = ByteBuffer.wrap(first);
        }
        return value;
    }

    private double decoded(ByteBuffer payload) {
        ActivityStateUpdatedMessage event = Messages.parsed(payload).getActivityStateUpdated();
        Value value = event.getSetOrDefault(ActivityMessages.KEY, Value.getDefaultInstance());
        if (!event.getSessionId().equals(sender)
                || event.getResourceId() != 0
                || event.getSetCount() != 1
                || event.getComplete()
                || event.getRemovedCount() > 0
                || !value.hasNumberValue()) {
            throw new LoadFailure("not the change that session " + sender + " made: " + event);
        }
        return value.getNumberValue();
    }

    private static double last(ByteBuffer event) {
        return event.slice(event.limit() - Double.BYTES, Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getDouble();
    }
}
