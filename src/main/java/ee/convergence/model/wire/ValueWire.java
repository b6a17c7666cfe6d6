package ee.convergence.model.wire;

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
import java.util.List;
import java.util.Map;

/** Values with ids, as the protocol carries them (model.md section 1). Stateless. */
public final class ValueWire {

    private ValueWire() {}

    /** The root of a model as it travels. */
    public static ObjectValue encodeRoot(ObjectNode root) {
        ObjectValue.Builder value = ObjectValue.newBuilder().setId(root.id());
        root.properties().forEach((name, child) -> value.putChildren(name, encode(child)));
        return value.build();
    }

    /** A value as it travels. */
    public static DataValue encode(Node node) {
        DataValue.Builder value = DataValue.newBuilder();
        String id = node.id();
        if (node instanceof ObjectNode object) {
            value.setObjectValue(encodeRoot(object));
        } else if (node instanceof ArrayNode array) {
            ArrayValue.Builder children = ArrayValue.newBuilder().setId(id);
            array.children().forEach(child -> children.addChildren(encode(child)));
            value.setArrayValue(children);
        } else if (node instanceof StringNode string) {
            value.setStringValue(StringValue.newBuilder().setId(id).setValue(string.value()));
        } else if (node instanceof NumberNode number) {
            value.setDoubleValue(DoubleValue.newBuilder().setId(id).setValue(number.value()));
        } else if (node instanceof BooleanNode truth) {
            value.setBooleanValue(BooleanValue.newBuilder().setId(id).setValue(truth.value()));
        } else if (node instanceof DateNode date) {
            value.setDateValue(DateValue.newBuilder().setId(id).setValue(TimeWire.encode(date.value())));
        } else if (node instanceof NullNode) {
            value.setNullValue(NullValue.newBuilder().setId(id));
        }
        return value.build();
    }

    /**
     * The root of a model that travelled. Its ids are not checked: the tree that is made of it does that.
     *
     * @throws MalformedDataException if a value is missing or lies too deep
     */
    public static ObjectNode decodeRoot(ObjectValue root) throws MalformedDataException {
        return ValueDecoder.object(root, 0);
    }

    /**
     * A value that is to become part of a model. Its ids are not checked.
     *
     * @throws MalformedDataException if it or a value in it is missing, or lies too deep for every place in a model
     */
    public static Node decode(DataValue value) throws MalformedDataException {
        return ValueDecoder.value(value, ValueDecoder.BELOW_ROOT);
    }

    /** Values in their order; see {@link #decode(DataValue)}. */
    static List<Node> decode(List<DataValue> values) throws MalformedDataException {
        return ValueDecoder.values(values, ValueDecoder.BELOW_ROOT);
    }

    /** Values by name; see {@link #decode(DataValue)}. */
    static Map<String, Node> decode(Map<String, DataValue> values) throws MalformedDataException {
        return ValueDecoder.values(values, ValueDecoder.BELOW_ROOT);
    }
}
