package ee.convergence.model.ot.tree;

import ee.convergence.model.ot.data.ElementKind;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.operation.AddProperty;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.ObjectSet;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.OperationRejectedException.Reason;
import ee.convergence.model.ot.operation.RemoveProperty;
import ee.convergence.model.ot.operation.SetProperty;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A live object. Not thread-safe. */
final class ObjectElement extends Element {

    private Map<String, Element> properties = new LinkedHashMap<>();

    ObjectElement(String id, Element parent) {
        super(id, parent);
    }

    /** Adds a property while the object is being made. */
    void start(String key, Element value) {
        properties.put(key, value);
    }

    @Override
    ElementKind kind() {
        return ElementKind.OBJECT;
    }

    @Override
    Collection<Element> children() {
        return properties.values();
    }

    @Override
    ObjectNode toNode() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        properties.forEach((key, element) -> nodes.put(key, element.toNode()));
        return new ObjectNode(id(), nodes);
    }

    @Override
    Node apply(DiscreteOperation operation, ElementIndex elements) throws OperationRejectedException {
        if (operation instanceof AddProperty add) {
            checkPresence(add.key(), false);
            put(add.key(), elements.adopt(add.value(), this), elements.journal());
            return null;
        }
        if (operation instanceof SetProperty set) {
            checkPresence(set.key(), true);
            Element former = put(set.key(), elements.adopt(set.value(), this), elements.journal());
            elements.release(former);
            return former.toNode();
        }
        if (operation instanceof RemoveProperty remove) {
            checkPresence(remove.key(), true);
            Element former = properties.remove(remove.key());
            elements.journal().record(() -> properties.put(remove.key(), former));
            elements.release(former);
            return former.toNode();
        }
        return replaceAll((ObjectSet) operation, elements);
    }

    private Element put(String key, Element value, UndoJournal journal) {
        Element former = properties.put(key, value);
        journal.record(() -> {
            if (former == null) {
                properties.remove(key);
            } else {
                properties.put(key, former);
            }
        });
        return former;
    }

    private Node replaceAll(ObjectSet set, ElementIndex elements) throws OperationRejectedException {
        Map<String, Element> adopted = new LinkedHashMap<>();
        for (Map.Entry<String, Node> property : set.properties().entrySet()) {
            adopted.put(property.getKey(), elements.adopt(property.getValue(), this));
        }
        Node former = toNode();
        Map<String, Element> dropped = properties;
        dropped.values().forEach(elements::release);
        properties = adopted;
        elements.journal().record(() -> properties = dropped);
        return former;
    }

    private void checkPresence(String key, boolean expected) throws OperationRejectedException {
        if (properties.containsKey(key) != expected) {
            throw new OperationRejectedException(
                    Reason.PROPERTY, expected ? "no such property" : "the property exists already");
        }
    }
}
