package ee.convergence.model.ot.operation;

/**
 * A submission or initial data that cannot be accepted as it is, although a correct client could not have produced it.
 * Nothing has changed. The message is for the client's developer and quotes no content.
 */
public final class OperationRejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** The context version is older than what the session already knew, or lies in the future. */
        CONTEXT_VERSION,
        /** An operation without element id, or a number that is negative or too large in any state. */
        MALFORMED,
        /** A number that is none, or infinite, or would be: no JSON document can hold it. */
        NUMBER,
        /** The element is of a kind that does not take the operation. */
        WRONG_KIND,
        /** An index lies outside the string or array. */
        OUT_OF_RANGE,
        /** A property that exists is to be added, or one that does not is to be replaced or removed. */
        PROPERTY,
        /** A new element's id is empty or in use. */
        ELEMENT_ID,
        /** The model would be nested too deeply. */
        TOO_DEEP,
        /** It cannot have been made on the state on which the session says that it was made. */
        IMPOSSIBLE_PAIR
    }

    private final Reason reason;

    public OperationRejectedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What is wrong. */
    public Reason reason() {
        return reason;
    }
}
