package ee.convergence.model.ot.operation;

/**
 * Replaces the number. Immutable.
 *
 * @param id the number's id
 * @param noOp whether it changes nothing
 * @param value the new number
 */
public record NumberSet(String id, boolean noOp, double value) implements NumberOperation {

    /** One that changes the number. */
    public NumberSet(String id, double value) {
        this(id, false, value);
    }

    @Override
    public NumberSet nullified() {
        return noOp ? this : new NumberSet(id, true, value);
    }
}
