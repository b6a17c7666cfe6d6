package ee.convergence.launcher;

/** The surroundings do not allow the server to start; the message tells its operator why. */
final class StartFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
