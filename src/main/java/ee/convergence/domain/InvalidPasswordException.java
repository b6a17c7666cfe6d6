package ee.convergence.domain;

/** A password or a hash that cannot be one. The message says why and never holds it. */
public final class InvalidPasswordException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidPasswordException(String message) {
        super(message, null, false, false);
    }
}
