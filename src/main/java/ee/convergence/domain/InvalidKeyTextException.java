package ee.convergence.domain;

/** A text that should be a public key cannot be used as one. The message says why and never holds the text. */
public final class InvalidKeyTextException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidKeyTextException(String message) {
        super(message, null, false, false);
    }
}
