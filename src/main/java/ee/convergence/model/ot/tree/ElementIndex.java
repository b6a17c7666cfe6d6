package ee.convergence.model.ot.tree;

import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.Nesting;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.NumberNode;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.OperationRejectedException.Reason;
import java.util.HashMap;
import java.util.Map;

/** All live elements of a model by id, and the journal of all their changes. Not thread-safe. */
final class ElementIndex {

    private final Map<String, Element> elements = new HashMap<>();
    private final UndoJournal journal;

    ElementIndex(UndoJournal journal) {
        this.journal = journal;
    }

    UndoJournal journal() {
        return journal;
    }

    Element find(String id) {
        return elements.get(id);
    }

    int size() {
        return elements.size();
    }

    /**
     * Makes live elements of a value.
     *
     * @param parent what will hold them; null for the root
     * @throws OperationRejectedException if an id is empty or in use, a number is none, or they lie too deep; those that were made until
     *     then leave the index with the undo of the journal
     */
    Element adopt(Node value, Element parent) throws OperationRejectedException {
        Element element = grow(value, parent, parent == null ? 0 : parent.nesting() + Nesting.below(parent.kind()));
        journal.record(() -> element.forEach(adopted -> elements.remove(adopted.id(), adopted)));
        register(element);
        return element;
    }

    /** Takes an element and all its descendants out of the index. */
    void release(Element element) {
        element.forEach(released -> elements.remove(released.id()));
        journal.record(() -> element.forEach(released -> elements.put(released.id(), released)));
    }

    private void register(Element element) throws OperationRejectedException {
        if (element.id().isEmpty()) {
            throw new OperationRejectedException(Reason.ELEMENT_ID, "an empty element id");
        }
        if (elements.putIfAbsent(element.id(), element) != null) {
            throw new OperationRejectedException(Reason.ELEMENT_ID, "an element id that is in use");
        }
        for (Element child : element.children()) {
            register(child);
        }
    }

    private Element grow(Node value, Element parent, int nesting) throws OperationRejectedException {
        if (nesting > Nesting.MOST) {
            throw new OperationRejectedException(
                    Reason.TOO_DEEP, "elements within each other at " + nesting + " levels");
        }
        int below = nesting + Nesting.below(value.kind());
        if (value instanceof ObjectNode object) {
            ObjectElement element = new ObjectElement(object.id(), parent);
            for (Map.Entry<String, Node> property : object.properties().entrySet()) {
                element.start(property.getKey(), grow(property.getValue(), element, below));
            }
            return element;
        }
        if (value instanceof ArrayNode array) {
            ArrayElement element =
                    new ArrayElement(array.id(), parent, array.children().size());
            for (Node child : array.children()) {
                element.start(grow(child, element, below));
            }
            return element;
        }
        if (value instanceof NumberNode number) {
            ScalarElement.requireFinite(number.value());
        }
        return value instanceof StringNode string
                ? new StringElement(string, parent)
                : new ScalarElement(value, parent);
    }
}
