package ee.convergence.model.store;

import static ee.convergence.domain.StoredDomain.await;
import static ee.convergence.model.store.StoredModels.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.concurrent.PlainThreads;
import ee.convergence.model.creation.NewModel;
import ee.convergence.storage.Database;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import ee.convergence.storage.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;

/** Two processes that create models at the same time. */
@Timeout(60)
class CreationRaceIT {

    private static final int ROUNDS = 60;

    @EachDatabase
    void oneOfTwoCreates(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test);
                Database database = test.open();
                Writer other = Writer.start(database, test.settings(), new PlainThreads())) {
            List<CompletableFuture<Creation>> outcomes = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                outcomes.add(create(models, models.domain.writer(), "ours" + i, "m" + i));
                outcomes.add(create(models, other, "theirs" + i, "m" + i));
            }
            int created = 0;
            for (int i = 0; i < outcomes.size(); i += 2) {
                Creation one = await(outcomes.get(i));
                Creation two = await(outcomes.get(i + 1));
                boolean oneWon = one instanceof Creation.Created;
                assertThat(oneWon ? two : one).isEqualTo(new Creation.Exists(NOW));
                created += (oneWon ? one : two) instanceof Creation.Created ? 1 : 0;
            }
            assertThat(created).isEqualTo(ROUNDS);
            assertThat(models.count("model")).isEqualTo(ROUNDS);
            assertThat(models.count("collection")).isEqualTo(ROUNDS);
        }
    }

    @EachDatabase
    void oneCollectionIsMadeForAll(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test);
                Database database = test.open();
                Writer other = Writer.start(database, test.settings(), new PlainThreads())) {
            List<CompletableFuture<Creation>> outcomes = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                outcomes.add(create(models, models.domain.writer(), "c" + i, "ours" + i));
                outcomes.add(create(models, other, "c" + i, "theirs" + i));
            }
            for (CompletableFuture<Creation> outcome : outcomes) {
                assertThat(await(outcome)).isInstanceOf(Creation.Created.class);
            }
            assertThat(models.count("collection")).isEqualTo(ROUNDS);
        }
    }

    private static CompletableFuture<Creation> create(
            StoredModels models, Writer writer, String collection, String id) {
        NewModel model = StoredModels.model(collection, id);
        Checkpoint data = Checkpoint.of(model.root(), 1, NOW);
        return writer.submit(
                id, handle -> CreationStore.create(handle, models.domainKey(), model, data, Optional.empty()));
    }
}
