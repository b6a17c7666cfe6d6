package ee.convergence.model.ot.operation;

/**
 * Adds to the number. Immutable.
 *
 * @param id the number's id
 * @param noOp whether it changes nothing
 * @param delta what to add
 */
public record NumberAdd(String id, boolean noOp, double delta) implements NumberOperation {

    /** One that changes the number. */
    public NumberAdd(String id, double delta) {
        this(id, false, delta);
    }

    @Override
    public NumberAdd nullified() {
        return noOp ? this : new NumberAdd(id, true, delta);
    }
}
