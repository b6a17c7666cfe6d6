package ee.convergence.model.ot.client;

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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as the protocol carries them. */
final class ValueWire {

    private ValueWire() {}

    static DataValue encode(Node node) {
        DataValue.Builder value = DataValue.newBuilder();
        String id = node.id();
        if (node instanceof ObjectNode object) {
            value.setObjectValue(ObjectValue.newBuilder().setId(id).putAllChildren(encode(object.properties())));
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

    static Timestamp encode(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    static Node decode(DataValue value) {
        return switch (value.getValueCase()) {
            case OBJECTVALUE ->
                new ObjectNode(
                        value.getObjectValue().getId(),
                        decode(value.getObjectValue().getChildrenMap()));
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
            case DATEVALUE ->
                new DateNode(
                        value.getDateValue().getId(),
                        decode(value.getDateValue().getValue()));
            case NULLVALUE -> new NullNode(value.getNullValue().getId());
            case VALUE_NOT_SET -> throw new IllegalArgumentException("no value");
        };
    }

    static List<Node> decode(List<DataValue> values) {
        return values.stream().map(ValueWire::decode).toList();
    }

    static Map<String, Node> decode(Map<String, DataValue> values) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        values.forEach((key, value) -> nodes.put(key, decode(value)));
        return nodes;
    }

    static Instant decode(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
