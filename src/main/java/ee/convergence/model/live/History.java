package ee.convergence.model.live;

import ee.convergence.model.store.ModelKey;
import ee.convergence.model.store.ModelStore;
import ee.convergence.model.store.OperationStore;
import ee.convergence.model.store.StoredOperation;
import ee.convergence.storage.StorageException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jdbi.v3.core.Handle;

/** Reads what is stored of a model's history. Stateless; works in the caller's transaction. */
final class History {

    private History() {}

    /**
     * Operations in order; only where their number is bounded.
     *
     * @param from the context version of the first
     * @param to behind the context version of the last
     */
    static List<StoredOperation> read(Handle handle, ModelKey key, long from, long to) {
        List<StoredOperation> all = new ArrayList<>();
        for (long next = from; next < to; next = from + all.size()) {
            all.addAll(page(handle, key, next, to));
        }
        return all;
    }

    /**
     * As {@link #read}, but only the first of them, at least one: as many as go together well.
     *
     * @throws ModelGoneException if the model was deleted
     */
    static List<StoredOperation> page(Handle handle, ModelKey key, long from, long to) {
        try {
            List<StoredOperation> page = OperationStore.page(handle, key, from + 1, to);
            if (page.isEmpty() || page.get(0).version() != from + 1) {
                throw missing(handle, key, from);
            }
            return page;
        } catch (SQLException failure) {
            throw new StorageException("operations of a model cannot be read", failure);
        }
    }

    /** Whether something could not be read because the model was deleted meanwhile. */
    static boolean isGone(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof ModelGoneException;
    }

    private static RuntimeException missing(Handle handle, ModelKey key, long version) {
        return ModelStore.find(handle, key).isPresent()
                ? new StorageException("operations of a model are missing from version " + version)
                : new ModelGoneException();
    }

    /** The sessions that submitted these operations. */
    static Set<String> sessions(List<StoredOperation> operations) {
        Set<String> sessions = new HashSet<>();
        operations.forEach(operation -> sessions.add(operation.session()));
        return sessions;
    }
}
