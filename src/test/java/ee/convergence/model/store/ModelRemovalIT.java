package ee.convergence.model.store;

import static ee.convergence.model.store.StoredModels.NOW;
import static ee.convergence.model.store.StoredModels.operations;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.domain.User;
import ee.convergence.model.creation.NewModel;
import ee.convergence.model.permission.ModelPermissions;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Timeout;

/** What goes when models, users and domains go, on every database. */
@Timeout(60)
class ModelRemovalIT {

    private static final List<String> TABLES = List.of(
            "model_user",
            "model_holder",
            "model_operation",
            "model_session",
            "model_checkpoint",
            "model_document",
            "model_snapshot",
            "model_removal",
            "model");

    @EachDatabase
    void nothingIsLeftOfADeletedModel(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            ModelKey key = fullModel(models, "m", 20);
            assertThat(models.does(handle -> ModelStore.delete(handle, key))).isTrue();
            assertThat(models.does(handle -> ModelStore.delete(handle, key))).isFalse();
            assertEmpty(models);
            assertThat(models.create("m").version()).isEqualTo(1);
        }
    }

    @EachDatabase
    void aLongHistoryGoesInPortions(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            ModelKey key = fullModel(models, "m", 4_500);
            assertThat(models.does(handle -> ModelStore.delete(handle, key))).isTrue();
            assertThat(models.count("model_operation")).isEqualTo(2_500);
            ModelKey again = fullModel(models, "m", 3);
            while (!models.store(ModelRemovalStore::purge)) {
                assertThat(models.find(handle -> ModelStore.find(handle, again)))
                        .isPresent();
            }
            assertThat(models.count("model_operation")).isEqualTo(3);
            assertThat(models.count("model_removal")).isZero();
        }
    }

    @EachDatabase
    void nothingIsLeftOfADeletedDomain(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            for (int i = 0; i < 3; i++) {
                fullModel(models, "m" + i, 2_500);
            }
            ModelData data = new ModelData();
            assertThat(models.does(handle ->
                            data.deleteDomain(handle, models.domain.other().key())))
                    .isTrue();
            assertThat(models.count("model")).isEqualTo(3);
            int portions = 0;
            while (!models.store(handle -> data.deleteDomain(handle, models.domainKey()))) {
                portions++;
            }
            assertThat(portions).isBetween(6, 12);
            assertEmpty(models);
            assertThat(models.count("collection")).isZero();
        }
    }

    @EachDatabase
    void aDeletedUserLosesEntriesButHistoryKeepsWhoMadeIt(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            User ann = models.domain.user("ann", "Ann");
            User bob = models.domain.user("bob", "Bob");
            session(models, "of-ann", ann);
            session(models, "of-bob", bob);
            ModelKey key = fullModel(models, "m", 1);
            models.append(key, operations(3, 4, "of-ann"));
            ModelData data = new ModelData();
            assertThat(kept(models, data, models.domainKey(), Set.of(ann.key(), bob.key(), 77L)))
                    .containsExactly(ann.key());
            assertThat(kept(models, data, models.domain.other().key(), Set.of(ann.key())))
                    .isEmpty();
            models.store(handle -> handle.execute(
                    "INSERT INTO model_user (model_key, domain_key, user_key, rights) VALUES (?, ?, ?, 15)",
                    key.number(),
                    models.domainKey(),
                    ann.key()));
            models.store(handle -> {
                data.deleteUser(handle, models.domainKey(), ann.key());
                return true;
            });
            assertThat(models.count("model_user")).isZero();
            assertThat(models.count("model_operation")).isEqualTo(3);
            models.store(handle -> ModelStore.delete(handle, key));
            assertThat(kept(models, data, models.domainKey(), Set.of(ann.key())))
                    .isEmpty();
        }
    }

    @EachDatabase
    void anEphemeralModelGoesWithTheLastProcessThatHoldsIt(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            nodes(models, 1, 2);
            ModelKey key = ephemeral(models, "e");
            models.create("lasting");
            assertThat(models.does(handle -> EphemeralStore.hold(handle, key, 1)))
                    .isTrue();
            assertThat(models.does(handle -> EphemeralStore.hold(handle, key, 1)))
                    .isTrue();
            assertThat(models.does(handle -> EphemeralStore.hold(handle, key, 2)))
                    .isTrue();
            assertThat(models.does(EphemeralStore::deleteLeftovers)).isTrue();
            assertThat(models.does(handle -> EphemeralStore.release(handle, key, 1)))
                    .isFalse();
            assertThat(models.does(handle -> EphemeralStore.release(handle, key, 2)))
                    .isTrue();
            assertThat(models.does(handle -> EphemeralStore.release(handle, key, 2)))
                    .isTrue();
            assertThat(models.does(handle -> EphemeralStore.hold(handle, key, 1)))
                    .isFalse();
            assertThat(models.count("model")).isEqualTo(1);
        }
    }

    @EachDatabase
    void theEphemeralModelsOfADeadProcessAreLeftovers(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            nodes(models, 1, 2);
            ModelKey dead = ephemeral(models, "dead");
            ModelKey alive = ephemeral(models, "alive");
            models.store(handle -> EphemeralStore.hold(handle, dead, 1));
            models.store(handle -> EphemeralStore.hold(handle, alive, 2));
            models.store(handle -> handle.execute("DELETE FROM node WHERE node_key = 1"));
            assertThat(models.does(EphemeralStore::deleteLeftovers)).isFalse();
            assertThat(models.does(EphemeralStore::deleteLeftovers)).isTrue();
            assertThat(models.find(handle -> ModelStore.find(handle, dead))).isEmpty();
            assertThat(models.find(handle -> ModelStore.find(handle, alive))).isPresent();
        }
    }

    private static ModelKey fullModel(StoredModels models, String id, int operations) throws Exception {
        ModelKey key = models.create(id).key();
        models.append(key, operations(2, operations + 1, "s"));
        models.store(handle -> CheckpointStore.put(handle, key, Checkpoint.of(StoredModels.ROOT, operations + 1, NOW)));
        return key;
    }

    private static ModelKey ephemeral(StoredModels models, String id) throws Exception {
        NewModel wanted = new NewModel(id, "c", StoredModels.ROOT, Optional.empty(), ModelPermissions.NONE, true);
        return ((Creation.Created) models.create(wanted, Optional.empty()))
                .model()
                .key();
    }

    private static void nodes(StoredModels models, long... keys) throws Exception {
        for (long key : keys) {
            models.store(handle -> handle.execute("INSERT INTO node (node_key, beat, seen_at) VALUES (?, 0, 0)", key));
        }
    }

    private static void session(StoredModels models, String id, User user) throws Exception {
        models.store(handle -> handle.execute(
                "INSERT INTO session (domain_key, id, user_key, auth_method, client, client_version, user_agent,"
                        + " remote_host, connected_at) VALUES (?, ?, ?, '', '', '', '', '', 0)",
                models.domainKey(),
                id,
                user.key()));
    }

    private static Set<Long> kept(StoredModels models, ModelData data, long domain, Set<Long> users) throws Exception {
        return models.store(handle -> data.keptUsers(handle, domain, users));
    }

    private static void assertEmpty(StoredModels models) {
        for (String table : TABLES) {
            assertThat(models.count(table)).as(table).isZero();
        }
    }
}
