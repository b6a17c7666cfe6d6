package ee.convergence.storage;

/** The database is away, stayed away for longer than a write waits, or is being closed. */
public final class StorageUnavailableException extends StorageException {

    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    StorageUnavailableException(String message, Throwable cause, boolean outcomeUnknown) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    /**
     * Whether the connection broke during the commit, so that the work may or may not have been stored. When false, it
     * was not stored.
     */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
