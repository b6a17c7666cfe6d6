package ee.convergence.model.ot.operation;

import ee.convergence.model.ot.data.ElementKind;

/** An operation on a number. Immutable. */
public sealed interface NumberOperation extends DiscreteOperation permits NumberAdd, NumberSet {

    @Override
    default ElementKind target() {
        return ElementKind.NUMBER;
    }

    @Override
    NumberOperation nullified();
}
