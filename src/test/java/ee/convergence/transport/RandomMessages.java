package ee.convergence.transport;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Int32Value;
import com.google.protobuf.Message;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.util.List;
import java.util.Random;

/** Endless valid envelopes of every kind with arbitrary content, the same for the same random. Not thread-safe. */
final class RandomMessages {

    private static final int DEEPEST = 4;
    private static final List<String> TEXTS = List.of("", "a", "Ada", "x".repeat(2000), "\u0000", "€😀", "offline:1");
    private static final double[] NUMBERS = {0, -1, 1e300, Double.NaN, Double.POSITIVE_INFINITY};

    private final Random random;
    private final List<FieldDescriptor> bodies =
            ConvergenceMessage.getDescriptor().getOneofs().get(0).getFields();

    RandomMessages(Random random) {
        this.random = random;
    }

    /** One of any kind, with or without ids. */
    ConvergenceMessage any() {
        return of(bodies.get(random.nextInt(bodies.size())));
    }

    /** One that a client may send, with the ids that its kind needs. */
    ConvergenceMessage fromClient() {
        FieldDescriptor kind = bodies.get(random.nextInt(bodies.size()));
        while (!kind.getName().matches("(presence(Set|Remove|Clear)State|presenceUnsubscribe|ping|.*[a-z]Request)")
                || kind.getName().matches("connectionRequest|modelAutoCreateConfigRequest")) {
            kind = bodies.get(random.nextInt(bodies.size()));
        }
        ConvergenceMessage.Builder message =
                of(kind).toBuilder().clearRequestId().clearResponseId();
        if (kind.getName().endsWith("Request")) {
            message.setRequestId(Int32Value.of(random.nextInt()));
        }
        return message.build();
    }

    private ConvergenceMessage of(FieldDescriptor kind) {
        ConvergenceMessage.Builder message = ConvergenceMessage.newBuilder();
        Message.Builder body = message.newBuilderForField(kind);
        fill(body, 0);
        message.setField(kind, body.build());
        if (random.nextBoolean()) {
            message.setRequestId(Int32Value.of(random.nextInt()));
        }
        if (random.nextBoolean()) {
            message.setResponseId(Int32Value.of(random.nextInt()));
        }
        return message.build();
    }

    private void fill(Message.Builder message, int depth) {
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            if (random.nextInt(4) == 0) {
                continue;
            }
            if (!field.isRepeated()) {
                set(message, field, depth);
            } else {
                for (int i = random.nextInt(4); i > 0; i--) {
                    add(message, field, depth);
                }
            }
        }
    }

    private void set(Message.Builder message, FieldDescriptor field, int depth) {
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            message.setField(field, scalar(field));
        } else if (depth < DEEPEST) {
            message.setField(field, nested(message, field, depth));
        }
    }

    private void add(Message.Builder message, FieldDescriptor field, int depth) {
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            message.addRepeatedField(field, scalar(field));
        } else if (depth < DEEPEST) {
            message.addRepeatedField(field, nested(message, field, depth));
        }
    }

    private Message nested(Message.Builder message, FieldDescriptor field, int depth) {
        Message.Builder nested = message.newBuilderForField(field);
        fill(nested, depth + 1);
        return nested.build();
    }

    private Object scalar(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT -> random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(5);
            case LONG -> random.nextLong();
            case FLOAT -> random.nextFloat();
            case DOUBLE -> NUMBERS[random.nextInt(NUMBERS.length)];
            case BOOLEAN -> random.nextBoolean();
            case STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
            case BYTE_STRING -> ByteString.copyFromUtf8(TEXTS.get(random.nextInt(TEXTS.size())));
            case ENUM -> enumValue(field.getEnumType());
            case MESSAGE -> throw new IllegalArgumentException(field.getName());
        };
    }

    private Object enumValue(EnumDescriptor type) {
        return type.findValueByNumberCreatingIfUnknown(random.nextInt(9));
    }
}
