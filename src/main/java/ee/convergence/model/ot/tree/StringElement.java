package ee.convergence.model.ot.tree;

import ee.convergence.model.ot.data.ElementKind;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.OperationRejectedException.Reason;
import ee.convergence.model.ot.operation.StringSet;
import ee.convergence.model.ot.operation.StringSplice;

/** A live string. Not thread-safe. */
final class StringElement extends Element {

    private final Text text;

    StringElement(StringNode node, Element parent) {
        super(node.id(), parent);
        text = new Text(node.value());
    }

    @Override
    ElementKind kind() {
        return ElementKind.STRING;
    }

    @Override
    StringNode toNode() {
        return new StringNode(id(), text.toString());
    }

    @Override
    StringNode apply(DiscreteOperation operation, ElementIndex elements) throws OperationRejectedException {
        if (operation instanceof StringSplice splice) {
            return splice(splice, elements.journal());
        }
        String former = text.toString();
        text.set(((StringSet) operation).value());
        elements.journal().record(() -> text.set(former));
        return new StringNode(id(), former);
    }

    private StringNode splice(StringSplice splice, UndoJournal journal) throws OperationRejectedException {
        int index = splice.index();
        int inserted = splice.insertedValue().length();
        if (index < 0 || splice.deleteCount() < 0 || (long) index + splice.deleteCount() > text.length()) {
            throw new OperationRejectedException(
                    Reason.OUT_OF_RANGE,
                    splice.deleteCount() + " units at " + index + " of a string of " + text.length());
        }
        String deleted = text.splice(index, splice.deleteCount(), splice.insertedValue());
        journal.record(() -> text.splice(index, inserted, deleted));
        return new StringNode(id(), deleted);
    }
}
