package ee.convergence.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The connection that one writer thread keeps. Opened when needed, given up when it broke. Not thread-safe. */
final class WriterConnection implements AutoCloseable {

    private static final Logger LOG = System.getLogger(WriterConnection.class.getName());

    private final Database database;
    private Handle handle;
    private int done;

    WriterConnection(Database database) {
        this.database = database;
    }

    /**
     * Runs the works in one transaction and commits it.
     *
     * @throws StorageUnavailableException if the connection broke during the commit
     * @throws Exception whatever else failed; nothing was stored
     */
    void transact(List<PendingWork<?>> works) throws Exception {
        done = 0;
        Handle current = opened();
        boolean committing = false;
        try {
            current.begin();
            for (PendingWork<?> work : works) {
                work.run(current);
                done++;
            }
            database.dialect().requireCommittable(current.getConnection());
            committing = true;
            current.commit();
        } catch (Exception | Error failure) {
            Dialect.Failure kind = database.dialect().kindOf(failure);
            rollBack(current, kind);
            if (committing && kind == Dialect.Failure.LOST) {
                throw new StorageUnavailableException("The connection broke during a commit", failure, true);
            }
            throw failure;
        }
    }

    /** How many works of the latest transaction were through before it failed. */
    int done() {
        return done;
    }

    /** False after a failure means: it could not be opened, or it broke. */
    boolean isOpen() {
        return handle != null;
    }

    @Override
    public void close() {
        Handle current = handle;
        handle = null;
        if (current == null) {
            return;
        }
        try {
            current.close();
        } catch (JdbiException e) {
            LOG.log(Level.DEBUG, "A broken connection could not be closed", e);
        }
    }

    private Handle opened() {
        if (handle == null) {
            handle = database.openForWriting();
        }
        return handle;
    }

    private void rollBack(Handle current, Dialect.Failure kind) {
        try {
            if (current.isInTransaction()) {
                current.rollback();
            }
        } catch (JdbiException e) {
            LOG.log(Level.DEBUG, "A rollback failed, the connection is given up", e);
            close();
        }
        if (kind == Dialect.Failure.AWAY || kind == Dialect.Failure.LOST) {
            close();
        }
    }
}
