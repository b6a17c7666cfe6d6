package ee.convergence.model.ot.operation;

/**
 * Replaces the whole text. Immutable.
 *
 * @param id the string's id
 * @param noOp whether it changes nothing
 * @param value the new text
 */
public record StringSet(String id, boolean noOp, String value) implements StringOperation {

    /** One that changes the string. */
    public StringSet(String id, String value) {
        this(id, false, value);
    }

    @Override
    public StringSet nullified() {
        return noOp ? this : new StringSet(id, true, value);
    }
}
