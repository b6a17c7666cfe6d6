package ee.convergence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.concurrent.PlainThreads;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens to works while the database is away. */
@Timeout(60)
@ExtendWith(PostgresParameter.class)
class WriterOutageIT {

    @Test
    void aBrokenConnectionIsReplacedWithoutLoss(TestPostgres server) throws Exception {
        try (TestDatabase test = TestDatabase.postgresql(server);
                Database database = test.open();
                Writer writer = Writer.start(database, test.settings(), new PlainThreads())) {
            Counters counters = new Counters(writer);
            get(writer.submit("a", handle -> counters.next(handle, "a", "n")));
            test.disconnectAll();
            CompletableFuture<Long> next = writer.submit("a", handle -> counters.next(handle, "a", "n"));
            assertThat(get(next)).isEqualTo(2);
        }
    }

    @Test
    void worksWaitForADatabaseThatComesBack(TestPostgres server) throws Exception {
        try (TestDatabase test = TestDatabase.postgresql(server);
                Database database = test.open();
                Writer writer = Writer.start(database, test.settings(), new PlainThreads())) {
            Counters counters = new Counters(writer);
            AtomicInteger attempts = new AtomicInteger();
            CountDownLatch away = new CountDownLatch(1);
            CompletableFuture<Long> number = writer.submit("a", handle -> {
                if (attempts.incrementAndGet() == 1) {
                    test.goAway();
                    away.countDown();
                }
                return counters.next(handle, "a", "n");
            });
            assertThat(away.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(database.reachable()).isFalse();
            assertThat(number).isNotDone();
            test.comeBack();
            assertThat(get(number)).isEqualTo(1);
            assertThat(attempts).hasValue(2);
            assertThat(database.reachable()).isTrue();
        }
    }

    @Test
    void worksFailWhenTheDatabaseStaysAway(TestPostgres server) throws Exception {
        try (TestDatabase test = TestDatabase.postgresql(server);
                Database database = test.open();
                Writer writer = Writer.start(database, test.settings(), new PlainThreads())) {
            Counters counters = new Counters(writer);
            test.goAway();
            CompletableFuture<Long> first = writer.submit("a", handle -> counters.next(handle, "a", "n"));
            CompletableFuture<Long> second = writer.submit("a", handle -> counters.next(handle, "a", "n"));
            assertThatThrownBy(() -> get(first)).hasCauseInstanceOf(StorageUnavailableException.class);
            assertThatThrownBy(() -> get(second)).hasCauseInstanceOf(StorageUnavailableException.class);
            test.comeBack();
            CompletableFuture<Long> third = writer.submit("a", handle -> counters.next(handle, "a", "n"));
            assertThat(get(third)).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatBreaksDuringTheCommitLeavesTheOutcomeUnknown(TestPostgres server) throws Exception {
        try (TestDatabase test = TestDatabase.postgresql(server);
                Database database = test.open();
                Writer writer = Writer.start(database, test.settings(), new PlainThreads())) {
            try (Connection connection = database.connectForWriting();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE FUNCTION end_connection() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'");
                statement.execute("CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON counter DEFERRABLE"
                        + " INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION end_connection()");
            }
            AtomicInteger attempts = new AtomicInteger();
            CompletableFuture<Integer> work = writer.submit("a", handle -> {
                attempts.incrementAndGet();
                return handle.execute("INSERT INTO counter VALUES ('a', 'n', 1)");
            });
            assertThatThrownBy(() -> get(work))
                    .cause()
                    .isInstanceOfSatisfying(
                            StorageUnavailableException.class,
                            failure -> assertThat(failure.outcomeUnknown()).isTrue());
            assertThat(attempts).hasValue(1);
            CompletableFuture<Integer> next = writer.submit("a", handle -> handle.execute("DELETE FROM counter"));
            assertThat(get(next)).isZero();
        }
    }

    @Test
    void closingDoesNotWaitForADatabaseThatIsAway(TestPostgres server) throws Exception {
        try (TestDatabase test = TestDatabase.postgresql(server);
                Database database = test.open()) {
            Writer writer = Writer.start(database, test.settings(), new PlainThreads());
            test.goAway();
            CompletableFuture<Object> work = writer.submit("a", handle -> handle.execute("SELECT 1"));
            writer.close();
            assertThat(work).isCompletedExceptionally();
            assertThatThrownBy(work::join).hasCauseInstanceOf(StorageUnavailableException.class);
        }
    }

    @Test
    void aFileLockedByAnotherProcessIsWaitedFor() throws Exception {
        try (TestDatabase test = TestDatabase.sqlite();
                Database database = test.open();
                Writer writer = Writer.start(database, test.settings(), new PlainThreads());
                Connection other = database.connectForWriting();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeUpdate("INSERT INTO counter VALUES ('a', 'n', 41)");
            Counters counters = new Counters(writer);
            CompletableFuture<Long> number = writer.submit("a", handle -> counters.next(handle, "a", "n"));
            assertThat(number).isNotDone();
            other.commit();
            other.setAutoCommit(true);
            assertThat(get(number)).isEqualTo(42);
        }
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(40, TimeUnit.SECONDS);
    }
}
