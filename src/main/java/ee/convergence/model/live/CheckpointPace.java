package ee.convergence.model.live;

import ee.convergence.config.ModelSettings;
import ee.convergence.domain.SnapshotPolicy;
import ee.convergence.model.store.SnapshotMark;
import java.time.Duration;
import java.time.Instant;

/** When checkpoints and snapshots of one model are taken (model.md section 10). Not thread-safe. */
final class CheckpointPace {

    /** A checkpoint costs as much as the model is large: its cost for each operation is bounded by this. */
    private static final int ELEMENTS_PER_OPERATION = 20;

    private final ModelSettings settings;
    private SnapshotPolicy policy;
    private SnapshotMark snapshot;
    private int operations;
    private long bytes;

    CheckpointPace(ModelSettings settings, StoredState loaded) {
        this.settings = settings;
        this.policy = loaded.model().policy();
        this.snapshot = loaded.model().lastSnapshot();
        this.operations = loaded.operations().size();
    }

    /** Counts an operation; true when a checkpoint is to be taken after it. */
    boolean isDue(int elements, int size) {
        operations++;
        bytes += size;
        boolean due = operations >= Math.max(settings.checkpointOperations(), elements / ELEMENTS_PER_OPERATION)
                || bytes >= Math.max(settings.checkpointBytes(), elements);
        if (due) {
            operations = 0;
            bytes = 0;
        }
        return due;
    }

    /** From now on snapshots are taken by this policy. */
    void follow(SnapshotPolicy changed) {
        policy = changed;
    }

    /** The latest snapshot. */
    SnapshotMark snapshot() {
        return snapshot;
    }

    /** This is the latest snapshot after all. */
    void undoTo(SnapshotMark former) {
        snapshot = former;
    }

    /** Whether a snapshot is to be taken now, at this version; it counts as taken. */
    boolean isSnapshotDue(long version, Instant now) {
        boolean due = policy.isDue(version - snapshot.version(), Duration.between(snapshot.time(), now));
        if (due) {
            snapshot = new SnapshotMark(version, now);
        }
        return due;
    }
}
