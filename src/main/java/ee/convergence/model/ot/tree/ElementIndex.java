package ee.convergence.model.ot.tree;

import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.Node;
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
    private final int maxDepth;

    ElementIndex(UndoJournal journal, int maxDepth) {
        this.journal = journal;
        this.maxDepth = maxDepth;
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
     * @throws OperationRejectedException if an id is empty or in use, or they lie too deep; those that were made until
     *     then leave the index with the undo of the journal
     */
    Element adopt(Node value, Element parent) throws OperationRejectedException {
        Element element = grow(value, parent, parent == null ? 1 : parent.depth() + 1);
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

    private Element grow(Node value, Element parent, int depth) throws OperationRejectedException {
        if (depth > maxDepth) {
            throw new OperationRejectedException(Reason.TOO_DEEP, "more than " + maxDepth + " levels");
        }
        if (value instanceof ObjectNode object) {
            ObjectElement element = new ObjectElement(object.id(), parent);
            for (Map.Entry<String, Node> property : object.properties().entrySet()) {
                element.start(property.getKey(), grow(property.getValue(), element, depth + 1));
            }
            return element;
        }
        if (value instanceof ArrayNode array) {
            ArrayElement element =
                    new ArrayElement(array.id(), parent, array.children().size());
            for (Node child : array.children()) {
                element.start(grow(child, element, depth + 1));
            }
            return element;
        }
        return value instanceof StringNode string
                ? new StringElement(string, parent)
                : new ScalarElement(value, parent);
    }
}
