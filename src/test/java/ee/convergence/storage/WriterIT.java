package ee.convergence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.concurrent.PlainThreads;
import ee.convergence.config.StorageSettings;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.util.Throwables;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Timeout;

/** What everybody may rely on when they submit works, on every database. */
@Timeout(60)
class WriterIT {

    private static final String KEY = "a";

    private final CountDownLatch gate = new CountDownLatch(1);

    @EachDatabase
    void aCompletedWorkIsStored(TestDatabase test) throws Exception {
        try (Database database = prepared(test);
                Writer writer = writer(database, test.settings())) {
            assertThat(get(writer.submit(KEY, insert(1)))).isEqualTo(1);
            assertThat(stored(database)).containsExactly(1L);
        }
    }

    @EachDatabase
    void manyWaitingWorksAreStoredInOrder(TestDatabase test) throws Exception {
        List<Long> completed = Collections.synchronizedList(new ArrayList<>());
        try (Database database = prepared(test);
                Writer writer = writer(database, test.settings())) {
            block(writer);
            List<CompletableFuture<Void>> all = LongStream.range(0, 2_000)
                    .mapToObj(i -> writer.submit(KEY, insert(i)).thenAccept(completed::add))
                    .toList();
            gate.countDown();
            get(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)));
            assertThat(completed)
                    .containsExactlyElementsOf(
                            LongStream.range(0, 2_000).boxed().toList());
            assertThat(stored(database)).hasSize(2_000);
        }
    }

    @EachDatabase
    void whatFollowsCommittedWorksKeepsTheirOrderWhoeverSubmits(TestDatabase test) throws Exception {
        AtomicLong stored = new AtomicLong();
        List<Long> followed = Collections.synchronizedList(new ArrayList<>());
        try (Database database = prepared(test);
                Writer writer = writer(database, test.settings())) {
            List<CompletableFuture<Void>> submitters = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> {
                                for (int n = 0; n < 500; n++) {
                                    writer.submit(
                                                    KEY,
                                                    handle -> insert(stored.incrementAndGet())
                                                            .run(handle),
                                                    (id, failure) -> followed.add(id))
                                            .join();
                                }
                            },
                            submitter -> new Thread(submitter).start()))
                    .toList();
            get(CompletableFuture.allOf(submitters.toArray(CompletableFuture[]::new)));
            assertThat(followed).hasSize(2_000).isSorted();
        }
    }

    @EachDatabase
    void whatFollowsARefusedWorkHearsOfIt(TestDatabase test) throws Exception {
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        try (Database database = prepared(test)) {
            Writer writer = writer(database, test.settings());
            writer.close();
            CompletableFuture<Long> refused = writer.submit(KEY, insert(1), (id, failure) -> failures.add(failure));
            assertThat(refused).isCompletedExceptionally();
            assertThat(failures).hasSize(1).first().isInstanceOf(StorageUnavailableException.class);
        }
    }

    @EachDatabase
    void onlyTheGuiltyWorkOfATransactionFails(TestDatabase test) throws Exception {
        try (Database database = prepared(test);
                Writer writer = writer(database, test.settings())) {
            block(writer);
            CompletableFuture<Long> first = writer.submit(KEY, insert(1));
            CompletableFuture<Long> twice = writer.submit(KEY, insert(1));
            CompletableFuture<Long> own = writer.submit(KEY, handle -> {
                insert(2).run(handle);
                throw new IllegalStateException("expected by the test");
            });
            CompletableFuture<Long> last = writer.submit(KEY, insert(3));
            gate.countDown();
            assertThat(get(first)).isEqualTo(1);
            assertThat(get(last)).isEqualTo(3);
            assertThatThrownBy(() -> get(twice)).isInstanceOf(ExecutionException.class);
            assertThatThrownBy(() -> get(own)).hasRootCauseMessage("expected by the test");
            assertThat(stored(database)).containsExactly(1L, 3L);
        }
    }

    @EachDatabase
    void aWorkThatSwallowsItsErrorHarmsNoOther(TestDatabase test) throws Exception {
        try (Database database = prepared(test);
                Writer writer = writer(database, test.settings())) {
            block(writer);
            CompletableFuture<Long> first = writer.submit(KEY, insert(1));
            CompletableFuture<Boolean> swallowing = writer.submit(KEY, WriterIT::insertOneAndSwallow);
            CompletableFuture<Long> last = writer.submit(KEY, insert(2));
            gate.countDown();
            assertThat(get(first)).isEqualTo(1);
            assertThat(get(last)).isEqualTo(2);
            // SQLite goes on after the error, PostgreSQL commits no transaction that had one.
            assertThat(swallowing.isCompletedExceptionally()).isEqualTo(test.dialect() == Dialect.POSTGRESQL);
            assertThat(stored(database)).containsExactly(1L, 2L);
        }
    }

    @EachDatabase
    void failuresDoNotTellWhatWasToBeStored(TestDatabase test) throws Exception {
        try (Database database = prepared(test);
                Writer writer = writer(database, test.settings())) {
            get(writer.submit(KEY, insert(271_828)));
            CompletableFuture<Long> twice = writer.submit(KEY, insert(271_828));
            assertThatThrownBy(() -> get(twice))
                    .isInstanceOf(ExecutionException.class)
                    .satisfies(failure -> assertThat(Throwables.getStackTrace(failure))
                            .contains("INSERT INTO entry")
                            .doesNotContain("271828"));
        }
    }

    @EachDatabase
    void refusesAtOnceWhenTooManyWait(TestDatabase test) throws Exception {
        StorageSettings settings = test.settings(Map.of("writer-queue", 2, "writers", 1));
        try (Database database = prepared(test);
                Writer writer = writer(database, settings)) {
            block(writer);
            CompletableFuture<Long> first = writer.submit(KEY, insert(1));
            CompletableFuture<Long> second = writer.submit(KEY, insert(2));
            CompletableFuture<Long> third = writer.submit(KEY, insert(3));
            assertThat(third).isCompletedExceptionally();
            assertThatThrownBy(third::join).hasCauseInstanceOf(StorageOverloadedException.class);
            gate.countDown();
            get(CompletableFuture.allOf(first, second));
            assertThat(stored(database)).containsExactly(1L, 2L);
        }
    }

    @EachDatabase
    void closingDoesWhatWaitsAndAcceptsNoMore(TestDatabase test) throws Exception {
        try (Database database = prepared(test)) {
            Writer writer = writer(database, test.settings());
            block(writer);
            List<CompletableFuture<Long>> all = LongStream.range(0, 100)
                    .mapToObj(i -> writer.submit("key" + i, insert(i)))
                    .toList();
            gate.countDown();
            writer.close();
            assertThat(all).allMatch(future -> future.isDone() && !future.isCompletedExceptionally());
            assertThat(stored(database)).hasSize(100);
            assertThatThrownBy(() -> get(writer.submit(KEY, insert(200))))
                    .hasCauseInstanceOf(StorageUnavailableException.class);
        }
    }

    @EachDatabase
    void holdsNoLockWhenThereIsNothingToDo(TestDatabase test) throws Exception {
        try (Database database = prepared(test);
                Writer writer = writer(database, test.settings())) {
            get(writer.submit(KEY, insert(1)));
            try (Connection other = database.connectForWriting();
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.executeUpdate("INSERT INTO entry VALUES (2)");
                other.commit();
            }
            assertThat(stored(database)).containsExactly(1L, 2L);
        }
    }

    private static boolean insertOneAndSwallow(Handle handle) {
        try {
            handle.execute("INSERT INTO entry VALUES (1)");
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static Database prepared(TestDatabase test) {
        Database database = test.open();
        database.jdbi().useHandle(handle -> handle.execute("CREATE TABLE entry (id BIGINT PRIMARY KEY)"));
        return database;
    }

    private static Writer writer(Database database, StorageSettings settings) {
        return Writer.start(database, settings, new PlainThreads());
    }

    private static Work<Long> insert(long id) {
        return handle -> {
            handle.execute("INSERT INTO entry VALUES (?)", id);
            return id;
        };
    }

    /** Holds the writer of the key until the gate opens, so that what follows waits. */
    private void block(Writer writer) throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        writer.submit(KEY, handle -> {
            entered.countDown();
            return gate.await(10, TimeUnit.SECONDS);
        });
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static List<Long> stored(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT id FROM entry ORDER BY id")
                        .mapTo(Long.class)
                        .list());
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }
}
