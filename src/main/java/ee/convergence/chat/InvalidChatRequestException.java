package ee.convergence.chat;

/** A request is malformed or asks for more than the limits allow. */
final class InvalidChatRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidChatRequestException(String message) {
        super(message, null, false, false);
    }
}
