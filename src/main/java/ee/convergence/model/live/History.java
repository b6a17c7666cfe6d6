package ee.convergence.model.live;

import ee.convergence.model.ot.control.HistoryEntry;
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
     * Operations in order.
     *
     * @param from the context version of the first
     * @param to behind the context version of the last
     */
    static List<HistoryEntry> read(Handle handle, ModelKey key, long from, long to) {
        List<HistoryEntry> all = new ArrayList<>();
        for (long next = from; next < to; next = from + all.size()) {
            List<StoredOperation> page = page(handle, key, next + 1, to);
            if (page.isEmpty()) {
                throw missing(handle, key, next);
            }
            page.forEach(operation -> all.add(operation.entry()));
        }
        return all;
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
    static Set<String> sessions(List<HistoryEntry> entries) {
        Set<String> sessions = new HashSet<>();
        entries.forEach(entry -> sessions.add(entry.session()));
        return sessions;
    }

    private static List<StoredOperation> page(Handle handle, ModelKey key, long first, long last) {
        try {
            return OperationStore.page(handle, key, first, last);
        } catch (SQLException failure) {
            throw new StorageException("operations of a model cannot be read", failure);
        }
    }
}
