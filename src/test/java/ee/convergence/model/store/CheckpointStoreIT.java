package ee.convergence.model.store;

import static ee.convergence.model.store.StoredModels.NOW;
import static ee.convergence.model.store.StoredModels.operations;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.domain.ModelDefaults;
import ee.convergence.domain.SnapshotPolicy;
import ee.convergence.domain.SnapshotPolicy.Times;
import ee.convergence.domain.SnapshotPolicy.Versions;
import ee.convergence.model.ot.RandomEdit;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** Checkpoints, documents and snapshots, on every database. */
@Timeout(60)
class CheckpointStoreIT {

    private static final ObjectNode EMPTY = new ObjectNode("0:1", Map.of());
    private static final Instant LATER = NOW.plusSeconds(7);

    @EachDatabase
    void theNewestIsLoaded(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            ModelKey key = models.create("m").key();
            models.append(key, operations(2, 9, "s"));
            assertThat(put(models, key, Checkpoint.of(RandomEdit.document(), 7, LATER)))
                    .isTrue();
            assertThat(put(models, key, Checkpoint.of(EMPTY, 7, LATER))).isFalse();
            assertThat(put(models, key, Checkpoint.of(EMPTY, 6, NOW))).isFalse();
            assertThat(put(models, key, Checkpoint.of(EMPTY, 10, LATER))).isFalse();
            LoadedModel loaded = load(models);
            assertThat(loaded.model().version()).isEqualTo(9);
            assertThat(loaded.checkpoint().root()).isEqualTo(RandomEdit.document());
            assertThat(loaded.checkpoint().version()).isEqualTo(7);
            assertThat(loaded.checkpoint().time()).isEqualTo(LATER);
            assertThat(documentVersion(models)).isEqualTo(7);
            models.store(handle -> ModelStore.delete(handle, key));
            assertThat(put(models, key, Checkpoint.of(EMPTY, 8, LATER))).isFalse();
            assertThat(models.count("model_checkpoint")).isZero();
            assertThat(models.count("model_document")).isZero();
        }
    }

    @EachDatabase
    void theDocumentCanBeAskedForItsParts(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            ModelKey key = models.create("m").key();
            models.append(key, operations(2, 2, "s"));
            put(models, key, Checkpoint.of(RandomEdit.document(), 2, LATER));
            assertThat(nestedText(models)).isEqualTo("nested");
        }
    }

    @EachDatabase
    void snapshotsAreKeptByVersion(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            ModelKey key = models.create("m").key();
            assertThat(snapshot(models, key, StoredRoot.of(EMPTY, 5, LATER))).isTrue();
            assertThat(snapshot(models, key, StoredRoot.of(RandomEdit.document(), 5, NOW)))
                    .isFalse();
            assertThat(load(models).lastSnapshot()).isEqualTo(new SnapshotMark(5, LATER));
            assertThat(models.find(handle -> SnapshotStore.upTo(handle, key, 4))
                            .orElseThrow()
                            .version())
                    .isEqualTo(1);
            assertThat(models.find(handle -> SnapshotStore.upTo(handle, key, 99))
                            .orElseThrow()
                            .root())
                    .isEqualTo(EMPTY);
            models.store(handle -> ModelStore.delete(handle, key));
            assertThat(models.find(handle -> SnapshotStore.last(handle, key))).isEmpty();
            assertThat(snapshot(models, key, StoredRoot.of(EMPTY, 6, LATER))).isFalse();
        }
    }

    @EachDatabase
    void thePolicyIsTheCollectionsIfItHasOne(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            models.create("m");
            assertThat(load(models).policy()).isEqualTo(SnapshotPolicy.OF_DOMAINS);
            SnapshotPolicy own = new SnapshotPolicy(
                    true,
                    new Versions(true, 5, true, 2),
                    new Times(true, Duration.ofMillis(70), true, Duration.ofMillis(30)));
            models.domain.say(new ModelDefaults(true, own));
            assertThat(load(models).policy()).isEqualTo(own);
            models.store(handle -> handle.execute("UPDATE collection SET overrides_snapshots = 1"));
            assertThat(load(models).policy()).isEqualTo(SnapshotPolicy.OF_COLLECTIONS);
        }
    }

    private static String nestedText(StoredModels models) {
        return models.domain
                .database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("SELECT content -> 'nested' ->> 'a' FROM model_document")
                        .mapTo(String.class)
                        .one());
    }

    private static boolean put(StoredModels models, ModelKey key, Checkpoint checkpoint) throws Exception {
        return models.store(handle -> CheckpointStore.put(handle, key, checkpoint));
    }

    private static boolean snapshot(StoredModels models, ModelKey key, StoredRoot snapshot) throws Exception {
        return models.store(handle -> SnapshotStore.put(handle, key, snapshot));
    }

    private static LoadedModel load(StoredModels models) throws Exception {
        return models.store(handle -> ModelStore.load(handle, models.domainKey(), "m"))
                .orElseThrow();
    }

    private static long documentVersion(StoredModels models) {
        return models.domain
                .database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("SELECT version FROM model_document")
                        .mapTo(Long.class)
                        .one());
    }
}
