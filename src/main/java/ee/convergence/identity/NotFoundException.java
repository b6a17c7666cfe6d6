package ee.convergence.identity;

/** A user or a group that was asked for does not exist. */
final class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What does not exist. */
    enum What {
        USER,
        GROUP
    }

    private final What what;
    private final String id;

    NotFoundException(What what, String id) {
        super(what + " not found", null, false, false);
        this.what = what;
        this.id = id;
    }

    What what() {
        return what;
    }

    /** The name that nobody and nothing bears. */
    String id() {
        return id;
    }
}
