package ee.convergence.model.ot.operation;

import ee.convergence.model.ot.data.Node;

/**
 * Puts a new element in the place of that of a property that the object has. Immutable.
 *
 * @param id the object's id
 * @param noOp whether it changes nothing
 * @param key the name
 * @param value the new element
 */
public record SetProperty(String id, boolean noOp, String key, Node value) implements ObjectOperation {

    /** One that changes the object. */
    public SetProperty(String id, String key, Node value) {
        this(id, false, key, value);
    }

    @Override
    public SetProperty nullified() {
        return noOp ? this : new SetProperty(id, true, key, value);
    }
}
