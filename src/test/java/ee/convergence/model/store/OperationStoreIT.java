package ee.convergence.model.store;

import static ee.convergence.domain.StoredDomain.await;
import static ee.convergence.model.store.StoredModels.NOW;
import static ee.convergence.model.store.StoredModels.operations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.concurrent.PlainThreads;
import ee.convergence.storage.Database;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import ee.convergence.storage.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;

/** The history of models, on every database. */
@Timeout(60)
class OperationStoreIT {

    @EachDatabase
    void whatIsAppendedIsReadBack(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            ModelKey key = models.create("m").key();
            List<StoredOperation> all = operations(2, 9, "s");
            assertThat(models.append(key, all.subList(0, 1))).isEqualTo(Appended.DONE);
            assertThat(models.append(key, all.subList(1, 8))).isEqualTo(Appended.DONE);
            List<StoredOperation> read = page(models, key, 2, 9);
            assertThat(read)
                    .extracting(StoredOperation::entry)
                    .isEqualTo(all.stream().map(StoredOperation::entry).toList());
            assertThat(read)
                    .extracting(StoredOperation::applied)
                    .isEqualTo(all.stream().map(StoredOperation::applied).toList());
            assertThat(page(models, key, 4, 5))
                    .extracting(StoredOperation::version)
                    .containsExactly(4L, 5L);
            StoredModel model =
                    models.store(handle -> ModelStore.find(handle, key)).orElseThrow();
            assertThat(model.version()).isEqualTo(9);
            assertThat(model.modified()).isEqualTo(NOW.plusSeconds(9));
            assertThat(model.created()).isEqualTo(NOW);
        }
    }

    @EachDatabase
    void anotherVersionThanExpectedIsRefused(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            ModelKey key = models.create("m").key();
            assertThat(models.append(key, operations(3, 4, "s"))).isEqualTo(Appended.REFUSED);
            assertThat(models.append(key, operations(2, 4, "s"))).isEqualTo(Appended.DONE);
            assertThat(models.append(key, operations(2, 9, "s"))).isEqualTo(Appended.REFUSED);
            assertThat(models.append(key, operations(4, 4, "s"))).isEqualTo(Appended.REFUSED);
            assertThat(page(models, key, 2, 100)).hasSize(3);
            assertThat(models.count("model_session")).isEqualTo(1);
            models.store(handle -> ModelStore.delete(handle, key));
            assertThat(models.append(key, operations(5, 5, "s"))).isEqualTo(Appended.GONE);
            assertThat(page(models, key, 2, 100)).isEmpty();
        }
    }

    @EachDatabase
    void ofTwoProcessesAtTheSameVersionOneIsRefused(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test);
                Database database = test.open();
                Writer other = Writer.start(database, test.settings(), new PlainThreads())) {
            ModelKey key = models.create("m").key();
            for (long version = 2; version <= 60; version++) {
                Append ours = new Append(key, operations(version, version, "ours"), Set.of());
                Append theirs = new Append(key, operations(version, version, "theirs"), Set.of());
                CompletableFuture<Appended> one =
                        models.domain.writer().submit(key, handle -> OperationStore.append(handle, ours));
                CompletableFuture<Appended> two = other.submit(key, handle -> OperationStore.append(handle, theirs));
                Appended outcome = await(one);
                assertThat(List.of(outcome, await(two))).containsExactlyInAnyOrder(Appended.DONE, Appended.REFUSED);
                assertThat(page(models, key, version, version))
                        .extracting(StoredOperation::session)
                        .containsExactly(outcome == Appended.DONE ? "ours" : "theirs");
            }
        }
    }

    @EachDatabase
    void whoLocksTheModelIsNotOvertaken(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test);
                Database database = test.open();
                Writer other = Writer.start(database, test.settings(), new PlainThreads())) {
            ModelKey key = models.create("m").key();
            Append theirs = new Append(key, operations(2, 2, "theirs"), Set.of());
            CountDownLatch locked = new CountDownLatch(1);
            CompletableFuture<Appended> ours = models.domain.writer().submit(key, handle -> {
                OptionalLong version = ModelStore.lock(handle, key);
                locked.countDown();
                long next = version.orElseThrow() + 1;
                return OperationStore.append(handle, new Append(key, operations(next, next, "ours"), Set.of()));
            });
            locked.await();
            CompletableFuture<Appended> overtaking = other.submit(key, handle -> OperationStore.append(handle, theirs));
            assertThat(await(ours)).isEqualTo(Appended.DONE);
            assertThat(await(overtaking)).isEqualTo(Appended.REFUSED);
        }
    }

    @EachDatabase
    void longHistoriesComeInPages(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            ModelKey key = models.create("m").key();
            models.append(key, operations(2, 1_201, "s"));
            List<Long> versions = new ArrayList<>();
            List<Integer> sizes = new ArrayList<>();
            for (List<StoredOperation> page = page(models, key, 2, 1_201); !page.isEmpty(); ) {
                page.forEach(operation -> versions.add(operation.version()));
                sizes.add(page.size());
                page = page(models, key, versions.get(versions.size() - 1) + 1, 1_201);
            }
            assertThat(versions)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(2, 1_201).boxed().toList());
            assertThat(sizes).containsExactly(500, 500, 200);
        }
    }

    @EachDatabase
    void aPageOfLargeOperationsIsShort(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            ModelKey key = models.create("m").key();
            List<StoredOperation> large = LongStream.rangeClosed(2, 6)
                    .mapToObj(version -> new StoredOperation(version, NOW, "s", 0, new byte[3 << 18]))
                    .toList();
            models.append(key, large);
            assertThat(page(models, key, 2, 6))
                    .extracting(StoredOperation::version)
                    .containsExactly(2L, 3L);
            assertThat(page(models, key, 6, 6))
                    .extracting(StoredOperation::size)
                    .containsExactly(3 << 18);
        }
    }

    @EachDatabase
    void theVersionAtATimeIsFound(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            StoredModel first = models.create("m");
            assertThat(models.number(handle -> OperationStore.versionAt(handle, first, NOW)))
                    .isEqualTo(1);
            models.append(first.key(), operations(2, 40, "s"));
            StoredModel model =
                    models.store(handle -> ModelStore.find(handle, first.key())).orElseThrow();
            for (long version = 1; version <= 41; version++) {
                long at = version;
                assertThat(models.number(handle -> OperationStore.versionAt(handle, model, NOW.plusSeconds(at))))
                        .isEqualTo(Math.min(version, 40));
                assertThat(models.number(handle -> OperationStore.versionAt(
                                handle, model, NOW.plusSeconds(at).minusMillis(1))))
                        .isEqualTo(Math.max(1, version - 1));
            }
        }
    }

    @EachDatabase
    void prefixesOfValueIdsNeverComeBack(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            ModelKey key = models.create("m").key();
            for (long prefix = 2; prefix < 10; prefix++) {
                assertThat(prefix(models, key)).hasValue(prefix);
            }
            models.store(handle -> ModelStore.delete(handle, key));
            assertThat(prefix(models, key)).isEmpty();
            assertThat(models.create("m").key()).isNotEqualTo(key);
        }
    }

    @EachDatabase
    void operationsMustFollowUponEachOther(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            ModelKey key = models.create("m").key();
            List<StoredOperation> gap =
                    List.of(operations(2, 2, "s").get(0), operations(4, 4, "s").get(0));
            assertThatThrownBy(() -> models.append(key, gap)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Append(key, List.of(), Set.of())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Optional<Long> prefix(StoredModels models, ModelKey key) throws Exception {
        return models.store(handle -> ModelStore.nextValuePrefix(handle, key).map(ModelEntry::valuePrefix));
    }

    private static List<StoredOperation> page(StoredModels models, ModelKey key, long first, long last)
            throws Exception {
        return models.domain.database().jdbi().withHandle(handle -> OperationStore.page(handle, key, first, last));
    }
}
