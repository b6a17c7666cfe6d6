package ee.convergence.model.ot.operation;

import ee.convergence.model.ot.data.ElementKind;
import java.util.List;

/** An operation on one element (ot.md section 1). Immutable. */
public sealed interface DiscreteOperation extends Operation
        permits StringOperation, ArrayOperation, ObjectOperation, NumberOperation, BooleanSet, DateSet {

    /** The id of the element that the operation changes. */
    String id();

    /** Whether the operation changes nothing, whatever its other fields say. */
    boolean noOp();

    /** The kind of element that takes the operation. */
    ElementKind target();

    /** The same operation, changing nothing. */
    DiscreteOperation nullified();

    @Override
    default List<DiscreteOperation> members() {
        return List.of(this);
    }
}
