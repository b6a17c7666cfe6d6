package ee.convergence.model.ot.operation;

import ee.convergence.model.ot.data.ElementKind;

/** An operation on an object. Immutable. */
public sealed interface ObjectOperation extends DiscreteOperation
        permits AddProperty, SetProperty, RemoveProperty, ObjectSet {

    @Override
    default ElementKind target() {
        return ElementKind.OBJECT;
    }

    @Override
    ObjectOperation nullified();
}
