package ee.convergence.model.ot.operation;

import ee.convergence.model.ot.data.Node;

/**
 * Inserts an element. Immutable.
 *
 * @param id the array's id
 * @param noOp whether it changes nothing
 * @param index before which position
 * @param value the new element
 */
public record ArrayInsert(String id, boolean noOp, int index, Node value) implements ArrayOperation {

    /** One that changes the array. */
    public ArrayInsert(String id, int index, Node value) {
        this(id, false, index, value);
    }

    @Override
    public ArrayInsert nullified() {
        return noOp ? this : new ArrayInsert(id, true, index, value);
    }

    /** The same at another index. */
    public ArrayInsert at(int newIndex) {
        return newIndex == index ? this : new ArrayInsert(id, noOp, newIndex, value);
    }
}
