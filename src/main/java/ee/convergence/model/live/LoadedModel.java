package ee.convergence.model.live;

import ee.convergence.model.access.Access;
import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.store.AccessStore;
import ee.convergence.model.store.Checkpoint;
import ee.convergence.model.store.CheckpointStore;
import ee.convergence.model.store.CollectionStore;
import ee.convergence.model.store.ModelRow;
import ee.convergence.model.store.ModelStore;
import ee.convergence.model.store.OperationStore;
import ee.convergence.model.store.SnapshotMark;
import ee.convergence.model.store.SnapshotPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What is read of a model to open it. Immutable.
 *
 * @param row its record
 * @param checkpoint where to begin
 * @param operations what came after, to the record's version
 * @param access who may do what
 * @param policy when snapshots are taken
 * @param snapshot the newest snapshot
 */
record LoadedModel(
        ModelRow row,
        Checkpoint checkpoint,
        List<HistoryEntry> operations,
        Access access,
        SnapshotPolicy policy,
        SnapshotMark snapshot) {

    private static final int PAGE = 1000;

    /** Reads the model of this name, if there is one. */
    static Optional<LoadedModel> read(Handle handle, ModelKey key) {
        return ModelStore.find(handle, key.domainKey(), key.id()).flatMap(row -> {
            Optional<Checkpoint> checkpoint = CheckpointStore.find(handle, row.key());
            Optional<Access> access = AccessStore.find(handle, row.key());
            if (checkpoint.isEmpty() || access.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new LoadedModel(
                    row,
                    checkpoint.get(),
                    operations(handle, row.key(), checkpoint.get().version(), row.version()),
                    access.get(),
                    CollectionStore.snapshotPolicy(handle, key.domainKey(), row.collection()),
                    CheckpointStore.newestSnapshot(handle, row.key()).orElse(new SnapshotMark(1, row.created()))));
        });
    }

    /** Reads operations in order. */
    static List<HistoryEntry> operations(Handle handle, long modelKey, long from, long to) {
        List<HistoryEntry> all = new ArrayList<>();
        for (long next = from; next < to; next = from + all.size()) {
            List<HistoryEntry> page = OperationStore.range(handle, modelKey, next, to, PAGE);
            if (page.isEmpty()) {
                throw new IllegalStateException("operations of a model are missing from version " + next);
            }
            all.addAll(page);
        }
        return all;
    }
}
