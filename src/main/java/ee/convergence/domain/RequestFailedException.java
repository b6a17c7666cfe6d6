package ee.convergence.domain;

/** A request to a client that got no usable answer. */
public final class RequestFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why there is no answer. */
    public enum Cause {
        /** The client answered with an error. */
        REFUSED,
        /** No answer in time. */
        TIMEOUT,
        /** The connection ended. */
        GONE,
        /** Too many requests wait for answers of this client. */
        TOO_MANY
    }

    private final Cause reason;

    /** A failure for this reason. */
    public RequestFailedException(Cause reason) {
        super("request to the client failed: " + reason, null, false, false);
        this.reason = reason;
    }

    /** Why. */
    public Cause reason() {
        return reason;
    }
}
