package ee.convergence.presence;

/** A message that cannot be accepted as it is or would exceed a limit. Its text is for the client's developer. */
final class InvalidPresenceException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidPresenceException(String text) {
        super(text, null, false, false);
    }
}
