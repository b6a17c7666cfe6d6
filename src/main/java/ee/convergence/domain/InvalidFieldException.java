package ee.convergence.domain;

/** A field of something to be stored has a value that it must not have. The message is fit for whoever sent it. */
public final class InvalidFieldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** This field, for this reason. */
    public InvalidFieldException(String field, String message) {
        super(message, null, false, false);
        this.field = field;
    }

    /** The field's name. */
    public String field() {
        return field;
    }
}
