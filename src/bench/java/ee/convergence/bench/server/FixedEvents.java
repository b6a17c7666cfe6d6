package ee.convergence.bench.server;

import com.google.protobuf.Int32Value;
import com.google.protobuf.Timestamp;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.activity.ActivityJoinResponseMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What the participants of an activity are told, without an activity. Safe for use by any thread. */
final class FixedEvents {

    /** The tags of these members as they travel. */
    private static final int STATE_UPDATE_TAG = 0xc213;

    private static final int STATE_UPDATED_TAG = 0xca13;
    private static final int JOIN_TAG = 0x9213;

    /** Where a request with an id from 1 to 127 has its member. */
    private static final int MEMBER_OFFSET = 4;

    private static final byte SESSION_TAG = 0x12;
    private static final byte SET_TAG = 0x1a;
    private static final int UPDATE_HEADER = 4;
    private static final int SESSION_HEADER = 2;
    private static final byte[] SESSION = FixedAnswers.SESSION.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] JOINED = ConvergenceMessage.newBuilder()
            .setResponseId(Int32Value.of(1))
            .setActivityJoinResponse(ActivityJoinResponseMessage.newBuilder()
                    .setEphemeral(true)
                    .setCreated(Timestamp.newBuilder().setSeconds(1_800_000_000L)))
            .build()
            .toByteArray();

    private FixedEvents() {}

    static boolean isStateUpdate(ByteBuffer message) {
        return message.remaining() > UPDATE_HEADER && tag(message, 0) == STATE_UPDATE_TAG;
    }

    static boolean isJoin(ByteBuffer message) {
        return message.remaining() > MEMBER_OFFSET + 2 && tag(message, MEMBER_OFFSET) == JOIN_TAG;
    }

    static ByteBuffer joined() {
        return ByteBuffer.wrap(JOINED);
    }

    /** The event that a change of one key is for the others, of at most 127 bytes; the key and its value are copied. */
    static byte[] stateUpdated(ByteBuffer update) {
        int start = update.position();
        int rest = update.remaining() - UPDATE_HEADER;
        byte[] event = new byte[UPDATE_HEADER + SESSION_HEADER + SESSION.length + rest];
        ByteBuffer.wrap(event)
                .putShort((short) STATE_UPDATED_TAG)
                .put((byte) (event.length - UPDATE_HEADER + 1))
                .put(SESSION_TAG)
                .put((byte) SESSION.length)
                .put(SESSION)
                .put(SET_TAG)
                .put(update.slice(start + UPDATE_HEADER, rest));
        return event;
    }

    private static int tag(ByteBuffer message, int offset) {
        return message.getShort(message.position() + offset) & 0xffff;
    }
}
