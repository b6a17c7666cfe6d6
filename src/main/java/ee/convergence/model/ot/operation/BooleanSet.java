package ee.convergence.model.ot.operation;

import ee.convergence.model.ot.data.ElementKind;

/**
 * Replaces the truth value. Immutable.
 *
 * @param id the boolean's id
 * @param noOp whether it changes nothing
 * @param value the new truth value
 */
public record BooleanSet(String id, boolean noOp, boolean value) implements DiscreteOperation {

    /** One that changes the boolean. */
    public BooleanSet(String id, boolean value) {
        this(id, false, value);
    }

    @Override
    public ElementKind target() {
        return ElementKind.BOOLEAN;
    }

    @Override
    public BooleanSet nullified() {
        return noOp ? this : new BooleanSet(id, true, value);
    }
}
