package ee.convergence.model.wire;

import com.google.protobuf.Timestamp;
import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.BooleanNode;
import ee.convergence.model.ot.data.DateNode;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.NullNode;
import ee.convergence.model.ot.data.NumberNode;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.protocol.wire.model.ArrayValue;
import ee.convergence.protocol.wire.model.BooleanValue;
import ee.convergence.protocol.wire.model.DataValue;
import ee.convergence.protocol.wire.model.DateValue;
import ee.convergence.protocol.wire.model.DoubleValue;
import ee.convergence.protocol.wire.model.NullValue;
import ee.convergence.protocol.wire.model.ObjectValue;
import ee.convergence.protocol.wire.model.StringValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of elements as the protocol carries them (model.md section 1). Encoding and decoding are each other's inverse.
 * Stateless and thread-safe; decoding throws {@link MalformedDataException} for what no correct client sends.
 */
public final class ValueWire {

    private ValueWire() {}

    /** A value as it travels. */
    public static DataValue encode(Node node) {
        DataValue.Builder value = DataValue.newBuilder();
        String id = node.id();
        if (node instanceof ObjectNode object) {
            value.setObjectValue(encode(object));
        } else if (node instanceof ArrayNode array) {
            value.setArrayValue(ArrayValue.newBuilder().setId(id).addAllChildren(encode(array.children())));
        } else if (node instanceof StringNode string) {
            value.setStringValue(StringValue.newBuilder().setId(id).setValue(string.value()));
        } else if (node instanceof NumberNode number) {
            value.setDoubleValue(DoubleValue.newBuilder().setId(id).setValue(number.value()));
        } else if (node instanceof BooleanNode truth) {
            value.setBooleanValue(BooleanValue.newBuilder().setId(id).setValue(truth.value()));
        } else if (node instanceof DateNode date) {
            value.setDateValue(DateValue.newBuilder().setId(id).setValue(encode(date.value())));
        } else {
            value.setNullValue(NullValue.newBuilder().setId(id));
        }
        return value.build();
    }

    static List<DataValue> encode(List<Node> nodes) {
        return nodes.stream().map(ValueWire::encode).toList();
    }

    static Map<String, DataValue> encode(Map<String, Node> nodes) {
        Map<String, DataValue> values = new LinkedHashMap<>();
        nodes.forEach((key, node) -> values.put(key, encode(node)));
        return values;
    }

    /** An instant as it travels. */
    public static Timestamp encode(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    /** A value as it travels. */
    public static ObjectValue encode(ObjectNode object) {
        return ObjectValue.newBuilder()
                .setId(object.id())
                .putAllChildren(encode(object.properties()))
                .build();
    }

    /** A value that travelled. */
    public static Node decode(DataValue value) throws MalformedDataException {
        return switch (value.getValueCase()) {
            case OBJECTVALUE -> decode(value.getObjectValue());
            case ARRAYVALUE ->
                new ArrayNode(
                        value.getArrayValue().getId(),
                        decode(value.getArrayValue().getChildrenList()));
            case STRINGVALUE ->
                new StringNode(
                        value.getStringValue().getId(), value.getStringValue().getValue());
            case DOUBLEVALUE ->
                new NumberNode(
                        value.getDoubleValue().getId(), value.getDoubleValue().getValue());
            case BOOLEANVALUE ->
                new BooleanNode(
                        value.getBooleanValue().getId(), value.getBooleanValue().getValue());
            case DATEVALUE -> decode(value.getDateValue());
            case NULLVALUE -> new NullNode(value.getNullValue().getId());
            case VALUE_NOT_SET -> throw new MalformedDataException("a value without a kind");
        };
    }

    /** An object that travelled, for instance a model's root. */
    public static ObjectNode decode(ObjectValue value) throws MalformedDataException {
        return new ObjectNode(value.getId(), decode(value.getChildrenMap()));
    }

    /** An instant that travelled. */
    public static Instant decode(Timestamp timestamp) throws MalformedDataException {
        try {
            return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
        } catch (DateTimeException | ArithmeticException outOfRange) {
            throw new MalformedDataException("an instant out of all bounds");
        }
    }

    static List<Node> decode(List<DataValue> values) throws MalformedDataException {
        List<Node> nodes = new ArrayList<>(values.size());
        for (DataValue value : values) {
            nodes.add(decode(value));
        }
        return nodes;
    }

    static Map<String, Node> decode(Map<String, DataValue> values) throws MalformedDataException {
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (Map.Entry<String, DataValue> entry : values.entrySet()) {
            nodes.put(entry.getKey(), decode(entry.getValue()));
        }
        return nodes;
    }

    private static DateNode decode(DateValue value) throws MalformedDataException {
        if (!value.hasValue()) {
            throw new MalformedDataException("a date without an instant");
        }
        return new DateNode(value.getId(), decode(value.getValue()));
    }
}
