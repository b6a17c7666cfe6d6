package ee.convergence.model.wire;

/** What came is incomplete or out of all bounds. The message is for the client's developer and quotes no content. */
public final class MalformedDataException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedDataException(String message) {
        super(message);
    }
}
