package ee.convergence.permission;

/** A list of permissions that cannot be accepted as it is or exceeds a limit. Its text is for the client's developer. */
public final class InvalidPermissionsException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidPermissionsException(String text) {
        super(text, null, false, false);
    }
}
