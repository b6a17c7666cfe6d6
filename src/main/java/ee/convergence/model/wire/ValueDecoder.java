package ee.convergence.model.wire;

import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.BooleanNode;
import ee.convergence.model.ot.data.DateNode;
import ee.convergence.model.ot.data.ElementKind;
import ee.convergence.model.ot.data.Nesting;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.NullNode;
import ee.convergence.model.ot.data.NumberNode;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.protocol.wire.model.ArrayValue;
import ee.convergence.protocol.wire.model.DataValue;
import ee.convergence.protocol.wire.model.DateValue;
import ee.convergence.protocol.wire.model.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads values with their descendants, keeping count of how deep they lie. Stateless. */
final class ValueDecoder {

    /** Where the children of the root lie: nothing that is put into a model lies higher. */
    static final int BELOW_ROOT = Nesting.below(ElementKind.OBJECT);

    private ValueDecoder() {}

    static Node value(DataValue value, int nesting) throws MalformedDataException {
        if (nesting > Nesting.MOST) {
            throw new MalformedDataException("a value within too many others");
        }
        return switch (value.getValueCase()) {
            case OBJECTVALUE -> object(value.getObjectValue(), nesting);
            case ARRAYVALUE -> array(value.getArrayValue(), nesting);
            case STRINGVALUE ->
                new StringNode(
                        value.getStringValue().getId(), value.getStringValue().getValue());
            case DOUBLEVALUE ->
                new NumberNode(
                        value.getDoubleValue().getId(), value.getDoubleValue().getValue());
            case BOOLEANVALUE ->
                new BooleanNode(
                        value.getBooleanValue().getId(), value.getBooleanValue().getValue());
            case DATEVALUE -> date(value.getDateValue());
            case NULLVALUE -> new NullNode(value.getNullValue().getId());
            case VALUE_NOT_SET -> throw new MalformedDataException("a value of no kind");
        };
    }

    static ObjectNode object(ObjectValue object, int nesting) throws MalformedDataException {
        return new ObjectNode(
                object.getId(), values(object.getChildrenMap(), nesting + Nesting.below(ElementKind.OBJECT)));
    }

    static List<Node> values(List<DataValue> values, int nesting) throws MalformedDataException {
        List<Node> nodes = new ArrayList<>(values.size());
        for (DataValue value : values) {
            nodes.add(value(value, nesting));
        }
        return nodes;
    }

    static Map<String, Node> values(Map<String, DataValue> values, int nesting) throws MalformedDataException {
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (Map.Entry<String, DataValue> value : values.entrySet()) {
            nodes.put(value.getKey(), value(value.getValue(), nesting));
        }
        return nodes;
    }

    private static ArrayNode array(ArrayValue array, int nesting) throws MalformedDataException {
        return new ArrayNode(
                array.getId(), values(array.getChildrenList(), nesting + Nesting.below(ElementKind.ARRAY)));
    }

    private static DateNode date(DateValue date) throws MalformedDataException {
        if (!date.hasValue()) {
            throw new MalformedDataException("a date without time");
        }
        return new DateNode(date.getId(), TimeWire.decode(date.getValue()));
    }
}
