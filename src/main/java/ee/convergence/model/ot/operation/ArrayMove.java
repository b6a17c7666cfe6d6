package ee.convergence.model.ot.operation;

/**
 * Takes an element out and puts it somewhere else. It keeps its id. Immutable.
 *
 * @param id the array's id
 * @param noOp whether it changes nothing
 * @param fromIndex which one
 * @param toIndex its index afterwards
 */
public record ArrayMove(String id, boolean noOp, int fromIndex, int toIndex) implements ArrayOperation {

    /** One that changes the array. */
    public ArrayMove(String id, int fromIndex, int toIndex) {
        this(id, false, fromIndex, toIndex);
    }

    @Override
    public ArrayMove nullified() {
        return noOp ? this : new ArrayMove(id, true, fromIndex, toIndex);
    }

    /** The same from and to other indices. */
    public ArrayMove between(int newFromIndex, int newToIndex) {
        return newFromIndex == fromIndex && newToIndex == toIndex
                ? this
                : new ArrayMove(id, noOp, newFromIndex, newToIndex);
    }
}
