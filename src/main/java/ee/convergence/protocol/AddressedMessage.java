package ee.convergence.protocol;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import com.google.protobuf.WireFormat;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * A one-way message that goes to many and differs only in the resource id that each receiver knows the thing by. What all
 * share is encoded once. Immutable but for a memory of encodings, those of the first ids, which most receivers have, and the
 * latest of the others; not thread-safe.
 */
public final class AddressedMessage {

    private static final int RESOURCE_ID = 1;
    private static final int FIRST_IDS = 8;

    private final int envelopeField;
    private final byte[] shared;
    private final ServerMessage[] first = new ServerMessage[FIRST_IDS];
    private int latestId;
    private ServerMessage latest;

    private AddressedMessage(int envelopeField, byte[] shared) {
        this.envelopeField = envelopeField;
        this.shared = shared;
    }

    /**
     * The message for all.
     *
     * @param kind its place in the envelope
     * @param body the message; its first field is the resource id, and is not set
     */
    public static AddressedMessage of(BodyCase kind, MessageLite body) {
        return new AddressedMessage(kind.getNumber(), body.toByteArray());
    }

    /** The message for those who know the thing by this id. */
    public ServerMessage to(int resourceId) {
        if (resourceId >= 0 && resourceId < FIRST_IDS) {
            if (first[resourceId] == null) {
                first[resourceId] = encode(resourceId);
            }
            return first[resourceId];
        }
        if (latest == null || latestId != resourceId) {
            latest = encode(resourceId);
            latestId = resourceId;
        }
        return latest;
    }

    private ServerMessage encode(int resourceId) {
        int idSize = resourceId == 0 ? 0 : CodedOutputStream.computeInt32Size(RESOURCE_ID, resourceId);
        int length = idSize + shared.length;
        byte[] bytes = new byte
                [CodedOutputStream.computeTagSize(envelopeField)
                        + CodedOutputStream.computeUInt32SizeNoTag(length)
                        + length];
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        try {
            output.writeTag(envelopeField, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            output.writeUInt32NoTag(length);
            if (idSize > 0) {
                output.writeInt32(RESOURCE_ID, resourceId);
            }
            output.writeRawBytes(shared);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return ServerMessage.encoded(ByteBuffer.wrap(bytes));
    }
}
