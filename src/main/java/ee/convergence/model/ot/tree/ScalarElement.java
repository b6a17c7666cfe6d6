package ee.convergence.model.ot.tree;

import ee.convergence.model.ot.data.BooleanNode;
import ee.convergence.model.ot.data.DateNode;
import ee.convergence.model.ot.data.ElementKind;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.NumberNode;
import ee.convergence.model.ot.operation.BooleanSet;
import ee.convergence.model.ot.operation.DateSet;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.NumberAdd;
import ee.convergence.model.ot.operation.NumberSet;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.OperationRejectedException.Reason;

/** A live number, boolean, date or null: its value is replaced as a whole. Not thread-safe. */
final class ScalarElement extends Element {

    private Node value;

    ScalarElement(Node value, Element parent) {
        super(value.id(), parent);
        this.value = value;
    }

    @Override
    ElementKind kind() {
        return value.kind();
    }

    @Override
    Node toNode() {
        return value;
    }

    @Override
    Node apply(DiscreteOperation operation, ElementIndex elements) throws OperationRejectedException {
        Node former = value;
        value = after(operation);
        elements.journal().record(() -> value = former);
        return operation instanceof NumberAdd ? null : former;
    }

    private Node after(DiscreteOperation operation) throws OperationRejectedException {
        if (operation instanceof NumberAdd add) {
            return number(((NumberNode) value).value() + add.delta());
        }
        if (operation instanceof NumberSet set) {
            return number(set.value());
        }
        if (operation instanceof BooleanSet set) {
            return new BooleanNode(id(), set.value());
        }
        return new DateNode(id(), ((DateSet) operation).value());
    }

    private NumberNode number(double result) throws OperationRejectedException {
        requireFinite(result);
        return new NumberNode(id(), result);
    }

    static void requireFinite(double number) throws OperationRejectedException {
        if (!Double.isFinite(number)) {
            throw new OperationRejectedException(Reason.NUMBER, "a number that is none or infinite");
        }
    }
}
