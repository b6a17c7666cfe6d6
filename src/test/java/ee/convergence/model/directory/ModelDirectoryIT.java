package ee.convergence.model.directory;

import static ee.convergence.domain.StoredDomain.await;
import static ee.convergence.domain.StoredDomain.normal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.typesafe.config.ConfigFactory;
import ee.convergence.config.Settings;
import ee.convergence.domain.Domain;
import ee.convergence.domain.InvalidFieldException;
import ee.convergence.domain.Page;
import ee.convergence.domain.SnapshotPolicy;
import ee.convergence.model.collection.ModelCollection;
import ee.convergence.model.permission.CollectionRights;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.store.ModelKey;
import ee.convergence.model.store.StoredModel;
import ee.convergence.model.store.StoredModels;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Timeout;

/** What administrators see and change of collections and models, on every database. */
@Timeout(60)
class ModelDirectoryIT {

    private static final CollectionRights READ =
            new CollectionRights(false, new ModelRights(true, false, false, false));

    @EachDatabase
    void collectionsAreMadeChangedAndListed(TestDatabase test) throws Exception {
        try (Desk desk = new Desk(test)) {
            desk.models.domain.user("ann", "Ann");
            assertThat(desk.put("b", UnaryOperator.identity())).isTrue();
            assertThat(desk.find("b")).contains(ModelCollection.usual("b"));
            ModelCollection other = new ModelCollection(
                    "b", "B", true, SnapshotPolicy.OF_DOMAINS, CollectionRights.NONE, Map.of(normal("ann"), READ));
            assertThat(desk.put("b", collection -> other)).isFalse();
            assertThat(desk.find("b")).contains(other);
            assertThat(desk.put("a", UnaryOperator.identity())).isTrue();
            Page<ModelCollection> page = await(desk.collections.list(desk.domain, 0, 10));
            assertThat(page).isEqualTo(new Page<>(List.of(ModelCollection.usual("a"), other), 2));
            assertThat(await(desk.collections.list(desk.domain, 1, 10)).items()).containsExactly(other);
            assertThat(await(desk.collections.list(desk.models.domain.other(), 0, 10))
                            .items())
                    .isEmpty();
            await().untilAsserted(() -> assertThat(desk.changed).hasSize(3));
        }
    }

    @EachDatabase
    void impossibleCollectionsAreNotStored(TestDatabase test) throws Exception {
        try (Desk desk = new Desk(test)) {
            assertThatThrownBy(() -> desk.put("", UnaryOperator.identity())).isInstanceOf(InvalidFieldException.class);
            ModelCollection unknown = new ModelCollection(
                    "c", "", false, SnapshotPolicy.OF_DOMAINS, CollectionRights.NONE, Map.of(normal("nobody"), READ));
            assertThatThrownBy(() -> desk.put("c", collection -> unknown)).isInstanceOf(InvalidFieldException.class);
            assertThat(desk.find("c")).isEmpty();
            assertThat(desk.find("a\0b")).isEmpty();
        }
    }

    @EachDatabase
    void aCollectionGoesWithAllItsModels(TestDatabase test) throws Exception {
        try (Desk desk = new Desk(test)) {
            for (int i = 0; i < 120; i++) {
                desk.models.create("m" + i);
            }
            assertThat(await(desk.collections.remove(desk.domain, "c"))).isTrue();
            assertThat(await(desk.collections.remove(desk.domain, "c"))).isFalse();
            assertThat(desk.models.count("model")).isZero();
            await().untilAsserted(() -> {
                assertThat(desk.deleted).hasSize(120);
                assertThat(desk.models.count("model_removal")).isZero();
            });
        }
    }

    @EachDatabase
    void modelsAreListedFoundAndDeleted(TestDatabase test) throws Exception {
        try (Desk desk = new Desk(test)) {
            StoredModel second = desk.models.create("b");
            StoredModel first = desk.models.create("a");
            assertThat(desk.list(Optional.empty())).isEqualTo(new Page<>(List.of(first, second), 2));
            assertThat(desk.list(Optional.of("c")).total()).isEqualTo(2);
            assertThat(desk.list(Optional.of("other"))).isEqualTo(new Page<>(List.of(), 0));
            assertThat(desk.list(Optional.of("a\0b")).items()).isEmpty();
            assertThat(await(desk.directory.find(desk.domain, "a")).orElseThrow())
                    .isEqualTo(first);
            assertThat(await(desk.directory.remove(desk.domain, "a"))).isTrue();
            assertThat(await(desk.directory.remove(desk.domain, "a"))).isFalse();
            assertThat(await(desk.directory.remove(desk.models.domain.other(), "b")))
                    .isFalse();
            assertThat(desk.list(Optional.empty())).isEqualTo(new Page<>(List.of(second), 1));
            await().untilAsserted(() -> assertThat(desk.deleted).containsExactly(first.key()));
        }
    }

    /** The services on a database, and what listeners were told. */
    private static final class Desk implements AutoCloseable, ModelChangeListener {

        final StoredModels models;
        final Domain domain;
        final ModelDirectory directory;
        final ModelCollections collections;
        final Queue<ModelKey> deleted = new ConcurrentLinkedQueue<>();
        final Queue<Long> changed = new ConcurrentLinkedQueue<>();

        Desk(TestDatabase test) {
            models = new StoredModels(test);
            domain = models.domain.domain();
            ModelChanges changes = new ModelChanges(List.of(this));
            directory = new ModelDirectory(models.domain.reader(), models.domain.writer(), changes);
            collections = new ModelCollections(
                    models.domain.reader(),
                    models.domain.writer(),
                    directory,
                    changes,
                    Settings.of(ConfigFactory.empty()));
        }

        boolean put(String id, UnaryOperator<ModelCollection> change) throws Exception {
            return await(collections.put(domain, id, change));
        }

        Optional<ModelCollection> find(String id) throws Exception {
            return await(collections.find(domain, id));
        }

        Page<StoredModel> list(Optional<String> collection) throws Exception {
            return await(directory.list(domain, collection, 0, 10));
        }

        @Override
        public void modelDeleted(ModelKey model) {
            deleted.add(model);
        }

        @Override
        public void collectionChanged(long domainKey, long collectionKey) {
            changed.add(collectionKey);
        }

        @Override
        public void close() {
            models.close();
        }
    }
}
