package ee.convergence.model.ot.operation;

import ee.convergence.model.ot.data.ElementKind;

/** An operation on a string. Immutable. */
public sealed interface StringOperation extends DiscreteOperation permits StringSplice, StringSet {

    @Override
    default ElementKind target() {
        return ElementKind.STRING;
    }

    @Override
    StringOperation nullified();
}
