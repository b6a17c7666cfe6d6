package ee.convergence.model.ot.operation;

import ee.convergence.model.ot.data.Node;

/**
 * Creates a property that the object does not have. Immutable.
 *
 * @param id the object's id
 * @param noOp whether it changes nothing
 * @param key the name
 * @param value the new element
 */
public record AddProperty(String id, boolean noOp, String key, Node value) implements ObjectOperation {

    /** One that changes the object. */
    public AddProperty(String id, String key, Node value) {
        this(id, false, key, value);
    }

    @Override
    public AddProperty nullified() {
        return noOp ? this : new AddProperty(id, true, key, value);
    }
}
