package ee.convergence.model.ot.operation;

/**
 * Removes an element. Immutable.
 *
 * @param id the array's id
 * @param noOp whether it changes nothing
 * @param index which one
 */
public record ArrayRemove(String id, boolean noOp, int index) implements ArrayOperation {

    /** One that changes the array. */
    public ArrayRemove(String id, int index) {
        this(id, false, index);
    }

    @Override
    public ArrayRemove nullified() {
        return noOp ? this : new ArrayRemove(id, true, index);
    }

    /** The same at another index. */
    public ArrayRemove at(int newIndex) {
        return newIndex == index ? this : new ArrayRemove(id, noOp, newIndex);
    }
}
