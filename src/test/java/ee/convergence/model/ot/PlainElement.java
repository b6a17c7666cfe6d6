package ee.convergence.model.ot;

import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.BooleanNode;
import ee.convergence.model.ot.data.DateNode;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.NumberNode;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.operation.AddProperty;
import ee.convergence.model.ot.operation.ArrayInsert;
import ee.convergence.model.ot.operation.ArrayMove;
import ee.convergence.model.ot.operation.ArrayRemove;
import ee.convergence.model.ot.operation.ArrayReplace;
import ee.convergence.model.ot.operation.ArraySet;
import ee.convergence.model.ot.operation.BooleanSet;
import ee.convergence.model.ot.operation.DateSet;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.NumberAdd;
import ee.convergence.model.ot.operation.NumberSet;
import ee.convergence.model.ot.operation.ObjectSet;
import ee.convergence.model.ot.operation.RemoveProperty;
import ee.convergence.model.ot.operation.SetProperty;
import ee.convergence.model.ot.operation.StringSet;
import ee.convergence.model.ot.operation.StringSplice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The effect of operations in its simplest form, against which the real thing is checked. Fails where one is not valid. */
public final class PlainElement {

    private PlainElement() {}

    /** One element after one operation. */
    public static Node apply(Node element, DiscreteOperation operation) {
        if (operation.noOp() || operation instanceof StringSplice splice && splice.isEmpty()) {
            return element;
        }
        return switch (operation.target()) {
            case STRING -> string((StringNode) element, operation);
            case ARRAY -> array((ArrayNode) element, operation);
            case OBJECT -> object((ObjectNode) element, operation);
            case NUMBER -> number((NumberNode) element, operation);
            case BOOLEAN -> new BooleanNode(element.id(), ((BooleanSet) operation).value());
            case DATE -> new DateNode(element.id(), ((DateSet) operation).value());
            case NULL -> throw new IllegalArgumentException("null takes no operation");
        };
    }

    private static Node string(StringNode element, DiscreteOperation operation) {
        if (operation instanceof StringSet set) {
            return new StringNode(element.id(), set.value());
        }
        StringSplice splice = (StringSplice) operation;
        String before = element.value().substring(0, splice.index());
        String behind = element.value().substring(splice.index() + splice.deleteCount());
        return new StringNode(element.id(), before + splice.insertedValue() + behind);
    }

    private static Node array(ArrayNode element, DiscreteOperation operation) {
        if (operation instanceof ArraySet set) {
            return new ArrayNode(element.id(), set.values());
        }
        List<Node> children = new ArrayList<>(element.children());
        if (operation instanceof ArrayInsert insert) {
            children.add(insert.index(), insert.value());
        } else if (operation instanceof ArrayRemove remove) {
            children.remove(remove.index());
        } else if (operation instanceof ArrayReplace replace) {
            children.set(replace.index(), replace.value());
        } else {
            ArrayMove move = (ArrayMove) operation;
            Node moved = children.remove(move.fromIndex());
            children.add(move.toIndex(), moved);
        }
        return new ArrayNode(element.id(), children);
    }

    private static Node object(ObjectNode element, DiscreteOperation operation) {
        if (operation instanceof ObjectSet set) {
            return new ObjectNode(element.id(), set.properties());
        }
        Map<String, Node> properties = new LinkedHashMap<>(element.properties());
        if (operation instanceof AddProperty add) {
            require(properties.put(add.key(), add.value()) == null);
        } else if (operation instanceof SetProperty set) {
            require(properties.put(set.key(), set.value()) != null);
        } else {
            require(properties.remove(((RemoveProperty) operation).key()) != null);
        }
        return new ObjectNode(element.id(), properties);
    }

    private static Node number(NumberNode element, DiscreteOperation operation) {
        return operation instanceof NumberAdd add
                ? new NumberNode(element.id(), element.value() + add.delta())
                : new NumberNode(element.id(), ((NumberSet) operation).value());
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException("a property that is there is missing, or the other way round");
        }
    }
}
