package ee.convergence.storage;

/** Something is wrong with the database or its configuration. Messages never contain a password. */
public sealed class StorageException extends RuntimeException
        permits StorageUnavailableException, StorageOverloadedException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, for the operator */
    public StorageException(String message) {
        super(message);
    }

    /**
     * @param message what is wrong, for the operator
     * @param cause what the database said
     */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
