package ee.convergence.storage;

/** Too many works wait already ({@code convergence.storage.writer-queue}); this one was not accepted and not stored. */
public final class StorageOverloadedException extends StorageException {

    private static final long serialVersionUID = 1L;

    StorageOverloadedException(int waiting) {
        super(waiting + " works wait for the database already");
    }
}
