package ee.convergence.model.ot.operation;

import ee.convergence.model.ot.data.Node;

/**
 * Puts a new element in the place of another. Immutable.
 *
 * @param id the array's id
 * @param noOp whether it changes nothing
 * @param index which one
 * @param value the new element
 */
public record ArrayReplace(String id, boolean noOp, int index, Node value) implements ArrayOperation {

    /** One that changes the array. */
    public ArrayReplace(String id, int index, Node value) {
        this(id, false, index, value);
    }

    @Override
    public ArrayReplace nullified() {
        return noOp ? this : new ArrayReplace(id, true, index, value);
    }

    /** The same at another index. */
    public ArrayReplace at(int newIndex) {
        return newIndex == index ? this : new ArrayReplace(id, noOp, newIndex, value);
    }
}
