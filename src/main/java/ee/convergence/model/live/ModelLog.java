package ee.convergence.model.live;

import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.store.Checkpoint;
import ee.convergence.model.store.CheckpointStore;
import ee.convergence.model.store.ModelStore;
import ee.convergence.model.store.OperationRow;
import ee.convergence.model.store.OperationStore;
import ee.convergence.storage.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Where one open model is stored. Thread-safe; never blocks. Writes are done in the order in which they are asked for. */
final class ModelLog {

    /** What came of an append. */
    enum Outcome {
        /** It is stored. */
        STORED,
        /** Another node was first: nothing is stored. */
        REFUSED,
        /** The model was deleted. */
        GONE
    }

    /** Applies what others stored and tells what is to be stored after it; may be called more than once. */
    @FunctionalInterface
    interface Rebase {
        List<Step> onto(Handle handle, List<HistoryEntry> foreign);
    }

    private static final Logger LOG = System.getLogger(ModelLog.class.getName());

    private final Writer writer;
    private final ModelKey key;
    private final long modelKey;

    ModelLog(Writer writer, ModelKey key, long modelKey) {
        this.writer = writer;
        this.key = key;
        this.modelKey = modelKey;
    }

    /** Appends the operations of these steps if the model is at the version of the first. */
    CompletableFuture<Outcome> append(List<Step> steps) {
        List<OperationRow> rows = Pipeline.rows(steps);
        return writer.submit(key, handle -> {
            if (!advance(handle, rows)) {
                return ModelStore.find(handle, key.domainKey(), key.id())
                                .filter(row -> row.key() == modelKey)
                                .isPresent()
                        ? Outcome.REFUSED
                        : Outcome.GONE;
            }
            insert(handle, steps, rows);
            return Outcome.STORED;
        });
    }

    /**
     * Keeps all other nodes out, and appends after what they have stored.
     *
     * @param stored the version up to which the operations are known here
     * @return the steps that are stored; empty if the model was deleted
     */
    CompletableFuture<Optional<List<Step>>> appendAfterOthers(long stored, Rebase rebase) {
        return writer.submit(key, handle -> {
            Optional<Long> version = ModelStore.lock(handle, modelKey);
            if (version.isEmpty()) {
                return Optional.empty();
            }
            List<Step> steps = rebase.onto(handle, LoadedModel.operations(handle, modelKey, stored, version.get()));
            List<OperationRow> rows = Pipeline.rows(steps);
            if (!rows.isEmpty()) {
                if (!advance(handle, rows)) {
                    throw new IllegalStateException("a model moved on although it was locked");
                }
                insert(handle, steps, rows);
            }
            return Optional.of(steps);
        });
    }

    /** Stores a checkpoint some time; without one, opening takes longer. */
    void checkpoint(Checkpoint checkpoint) {
        later("checkpoint", handle -> CheckpointStore.put(handle, modelKey, checkpoint));
    }

    /** Stores a snapshot some time. */
    void snapshot(Checkpoint snapshot, Instant now) {
        later("snapshot", handle -> CheckpointStore.putSnapshot(handle, modelKey, snapshot, now));
    }

    private void later(String what, Consumer<Handle> work) {
        writer.submit(key, handle -> {
                    work.accept(handle);
                    return true;
                })
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.log(Level.WARNING, "a " + what + " of a model could not be stored", failure);
                    }
                });
    }

    private boolean advance(Handle handle, List<OperationRow> rows) {
        OperationRow last = rows.get(rows.size() - 1);
        return ModelStore.advance(
                handle, modelKey, rows.get(0).version(), last.version() + 1, Instant.ofEpochMilli(last.millis()));
    }

    private void insert(Handle handle, List<Step> steps, List<OperationRow> rows) throws SQLException {
        OperationStore.insert(handle, modelKey, rows);
        for (Step step : steps) {
            if (step.author() >= 0) {
                OperationStore.putAuthor(handle, key.domainKey(), step.author(), modelKey);
            }
        }
    }
}
