package ee.convergence.model.ot.operation;

import ee.convergence.model.ot.data.ElementKind;
import java.time.Instant;

/**
 * Replaces the date. Immutable.
 *
 * @param id the date's id
 * @param noOp whether it changes nothing
 * @param value the new date
 */
public record DateSet(String id, boolean noOp, Instant value) implements DiscreteOperation {

    /** One that changes the date. */
    public DateSet(String id, Instant value) {
        this(id, false, value);
    }

    @Override
    public ElementKind target() {
        return ElementKind.DATE;
    }

    @Override
    public DateSet nullified() {
        return noOp ? this : new DateSet(id, true, value);
    }
}
