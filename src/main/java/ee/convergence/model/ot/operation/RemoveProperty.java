package ee.convergence.model.ot.operation;

/**
 * Removes a property that the object has. Immutable.
 *
 * @param id the object's id
 * @param noOp whether it changes nothing
 * @param key the name
 */
public record RemoveProperty(String id, boolean noOp, String key) implements ObjectOperation {

    /** One that changes the object. */
    public RemoveProperty(String id, String key) {
        this(id, false, key);
    }

    @Override
    public RemoveProperty nullified() {
        return noOp ? this : new RemoveProperty(id, true, key);
    }
}
