package ee.convergence.transport;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Messages of any size and their pieces. */
final class Pieces {

    private static final int UNKNOWN_FIELD = 15;
    private static final int OVERHEAD = 12;

    private Pieces() {}

    /** A valid ping of roughly the given size, at most {@value #OVERHEAD} bytes more: it has a field nobody knows. */
    static byte[] ping(int size) {
        return padded(RealtimePeer.ping(), size);
    }

    /** A message with a field nobody knows, which has the given size. */
    static byte[] padded(ConvergenceMessage message, int size) {
        Field padding = Field.newBuilder()
                .addLengthDelimited(ByteString.copyFrom(new byte[size]))
                .build();
        return message.toBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(UNKNOWN_FIELD, padding)
                        .build())
                .build()
                .toByteArray();
    }

    /** The frames of one message, each payload as long as given, the last one possibly shorter. */
    static List<Frame> frames(byte[] message, int length) {
        List<Frame> frames = new ArrayList<>();
        for (int start = 0; start < message.length; start += length) {
            int end = Math.min(message.length, start + length);
            byte[] payload = Arrays.copyOfRange(message, start, end);
            int opcode = start == 0 ? Frame.BINARY : Frame.CONTINUATION;
            frames.add(end == message.length ? Frame.last(opcode, payload) : Frame.more(opcode, payload));
        }
        return frames;
    }
}
