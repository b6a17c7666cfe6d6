package ee.convergence.identity;

/** A request that cannot be answered, because it is malformed or asks for too much. The message is for the client. */
final class InvalidRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidRequestException(String message) {
        super(message, null, false, false);
    }
}
