package ee.convergence.model.wire;

/** Part of a message is incomplete or cannot be. The message is for the client's developer and quotes no content. */
public final class MalformedDataException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedDataException(String message) {
        super(message);
    }
}
