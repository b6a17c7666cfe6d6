package ee.convergence.model.live;

import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.store.Append;
import ee.convergence.model.store.Appended;
import ee.convergence.model.store.Checkpoint;
import ee.convergence.model.store.CheckpointStore;
import ee.convergence.model.store.ModelKey;
import ee.convergence.model.store.ModelStore;
import ee.convergence.model.store.OperationStore;
import ee.convergence.model.store.SnapshotStore;
import ee.convergence.model.store.StoredOperation;
import ee.convergence.model.store.StoredRoot;
import ee.convergence.storage.Work;
import ee.convergence.storage.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Where one open model is stored. Thread-safe; never blocks. Writes are done in the order in which they are asked for. */
final class ModelLog {

    /** Applies what others stored and tells what is to be stored after it; may be called more than once. */
    @FunctionalInterface
    interface Rebase {
        List<Step> onto(Overtaken.Foreign foreign);
    }

    private static final Logger LOG = System.getLogger(ModelLog.class.getName());

    private final Writer writer;
    private final ModelName name;
    private final ModelKey key;

    ModelLog(Writer writer, ModelName name, ModelKey key) {
        this.writer = writer;
        this.name = name;
        this.key = key;
    }

    /**
     * Appends the operations of these steps if the model is at the version of the first.
     *
     * @param noted whether operations of a session are known to be stored
     */
    CompletableFuture<Appended> append(List<Step> steps, Predicate<String> noted) {
        Append append = appending(Pipeline.rows(steps), noted);
        return writer.submit(name, handle -> OperationStore.append(handle, append));
    }

    /**
     * Keeps all other nodes out, and appends after what they have stored, unless that is more than a page: then it is to be
     * called again when the page is applied.
     *
     * @param stored the version up to which the operations are known here
     */
    CompletableFuture<Overtaken> appendAfterOthers(long stored, Rebase rebase) {
        return writer.submit(name, handle -> {
            OptionalLong version = ModelStore.lock(handle, key);
            if (version.isEmpty()) {
                return new Overtaken.Deleted();
            }
            Overtaken.Foreign foreign = Overtaken.Foreign.read(handle, name, key, stored, version.getAsLong());
            if (stored + foreign.operations().size() < version.getAsLong()) {
                return foreign;
            }
            List<Step> steps = rebase.onto(foreign);
            List<StoredOperation> rows = Pipeline.rows(steps);
            if (!rows.isEmpty() && OperationStore.append(handle, appending(rows, session -> false)) != Appended.DONE) {
                throw new IllegalStateException("a model moved on although it was locked");
            }
            return new Overtaken.Stored(steps);
        });
    }

    /** Stores a checkpoint some time; without one, opening takes longer. */
    void checkpoint(ObjectNode root, long version, Instant time) {
        Checkpoint checkpoint = Checkpoint.of(root, version, time);
        later("checkpoint", handle -> CheckpointStore.put(handle, key, checkpoint));
    }

    /** Stores a snapshot some time. */
    void snapshot(ObjectNode root, long version, Instant time) {
        StoredRoot snapshot = StoredRoot.of(root, version, time);
        later("snapshot", handle -> SnapshotStore.put(handle, key, snapshot));
    }

    private Append appending(List<StoredOperation> rows, Predicate<String> noted) {
        Set<String> sessions = new HashSet<>();
        rows.forEach(row -> sessions.add(row.session()));
        sessions.removeIf(noted);
        return new Append(key, rows, sessions);
    }

    private void later(String what, Work<Boolean> work) {
        writer.submit(name, work).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.log(Level.WARNING, "a " + what + " of a model could not be stored", failure);
            }
        });
    }
}
