package ee.convergence.model.ot.operation;

import ee.convergence.model.ot.data.ElementKind;

/** An operation on an array. Immutable. */
public sealed interface ArrayOperation extends DiscreteOperation
        permits ArrayInsert, ArrayRemove, ArrayReplace, ArrayMove, ArraySet {

    @Override
    default ElementKind target() {
        return ElementKind.ARRAY;
    }

    @Override
    ArrayOperation nullified();
}
