package ee.convergence.storage;

import org.jdbi.v3.core.Handle;

/**
 * Something to be done within a transaction of the {@link Writer}.
 *
 * <p>It may be run more than once (its transaction may be rolled back because of another work or a lost connection), so
 * it must have no effect but on the database and its result. An exception of a statement must leave the work: on PostgreSQL
 * nothing can follow it in the same transaction. It neither begins, commits nor rolls back, keeps nothing
 * of the handle, and does not wait for anything but the database.
 *
 * @param <T> what it returns
 */
@FunctionalInterface
public interface Work<T> {

    /**
     * @param handle the writer's connection, within the transaction
     * @return the result, delivered after the commit
     * @throws Exception if a statement fails or for any other reason; it fails this work alone
     */
    T run(Handle handle) throws Exception;
}
