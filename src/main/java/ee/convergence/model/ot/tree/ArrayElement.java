package ee.convergence.model.ot.tree;

import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.ElementKind;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.operation.ArrayInsert;
import ee.convergence.model.ot.operation.ArrayMove;
import ee.convergence.model.ot.operation.ArrayRemove;
import ee.convergence.model.ot.operation.ArrayReplace;
import ee.convergence.model.ot.operation.ArraySet;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A live array. Not thread-safe. */
final class ArrayElement extends Element {

    private List<Element> children;

    ArrayElement(String id, Element parent, int size) {
        super(id, parent);
        children = new ArrayList<>(size);
    }

    /** Adds an element at the end while the array is being made. */
    void start(Element child) {
        children.add(child);
    }

    @Override
    ElementKind kind() {
        return ElementKind.ARRAY;
    }

    @Override
    Collection<Element> children() {
        return children;
    }

    @Override
    ArrayNode toNode() {
        return new ArrayNode(id(), children.stream().map(Element::toNode).toList());
    }

    @Override
    Node apply(DiscreteOperation operation, ElementIndex elements) throws OperationRejectedException {
        if (operation instanceof ArrayInsert insert) {
            return insert(insert, elements);
        }
        if (operation instanceof ArrayRemove remove) {
            return remove(remove.index(), elements);
        }
        if (operation instanceof ArrayReplace replace) {
            return replace(replace, elements);
        }
        if (operation instanceof ArrayMove move) {
            return move(move.fromIndex(), move.toIndex(), elements);
        }
        return replaceAll((ArraySet) operation, elements);
    }

    private Node insert(ArrayInsert insert, ElementIndex elements) throws OperationRejectedException {
        int index = insert.index();
        checkIndex(index, children.size() + 1);
        children.add(index, elements.adopt(insert.value(), this));
        elements.journal().record(() -> children.remove(index));
        return null;
    }

    private Node remove(int index, ElementIndex elements) throws OperationRejectedException {
        checkIndex(index, children.size());
        Element former = children.remove(index);
        elements.journal().record(() -> children.add(index, former));
        elements.release(former);
        return former.toNode();
    }

    private Node replace(ArrayReplace replace, ElementIndex elements) throws OperationRejectedException {
        int index = replace.index();
        checkIndex(index, children.size());
        Element former = children.set(index, elements.adopt(replace.value(), this));
        elements.journal().record(() -> children.set(index, former));
        elements.release(former);
        return former.toNode();
    }

    private Node move(int from, int to, ElementIndex elements) throws OperationRejectedException {
        checkIndex(from, children.size());
        checkIndex(to, children.size());
        children.add(to, children.remove(from));
        elements.journal().record(() -> children.add(from, children.remove(to)));
        return null;
    }

    private Node replaceAll(ArraySet set, ElementIndex elements) throws OperationRejectedException {
        List<Element> adopted = new ArrayList<>(set.values().size());
        for (Node value : set.values()) {
            adopted.add(elements.adopt(value, this));
        }
        Node former = toNode();
        List<Element> dropped = children;
        dropped.forEach(elements::release);
        children = adopted;
        elements.journal().record(() -> children = dropped);
        return former;
    }
}
