package ee.convergence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.concurrent.PlainThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CountersIT {

    private static final String DOMAIN = "convergence/default";

    @EachDatabase
    void countsWithoutGapsThroughRollbacksAndRestarts(TestDatabase test) throws Exception {
        assertThat(countTo(test, 3)).containsExactly(1L, 2L, 3L);
        try (Database database = test.open();
                Writer writer = writer(database, test)) {
            Counters counters = new Counters(writer);
            CompletableFuture<Long> failed = writer.submit(DOMAIN, handle -> {
                counters.next(handle, DOMAIN, "prefix");
                throw new IllegalStateException("expected by the test");
            });
            assertThatThrownBy(() -> get(failed)).isInstanceOf(ExecutionException.class);
        }
        assertThat(countTo(test, 2)).containsExactly(4L, 5L);
    }

    @EachDatabase
    void countersOfDomainsAndNamesAreIndependent(TestDatabase test) throws Exception {
        try (Database database = test.open();
                Writer writer = writer(database, test)) {
            Counters counters = new Counters(writer);
            assertThat(get(counters.allocate("a", "session"))).isEqualTo(1);
            assertThat(get(counters.allocate("a", "session"))).isEqualTo(2);
            assertThat(get(counters.allocate("a", "other"))).isEqualTo(1);
            assertThat(get(counters.allocate("b", "session"))).isEqualTo(1);
            CompletableFuture<Long> exact = writer.submit("c", handle -> counters.next(handle, "c", "session"));
            assertThat(get(exact)).isEqualTo(1);
        }
    }

    @EachDatabase
    void twoProcessesNeverHandOutTheSameNumber(TestDatabase test) throws Exception {
        try (Database oneDatabase = test.open();
                Writer oneWriter = writer(oneDatabase, test);
                Database otherDatabase = test.open();
                Writer otherWriter = writer(otherDatabase, test)) {
            Counters one = new Counters(oneWriter, 10);
            Counters other = new Counters(otherWriter, 10);
            List<CompletableFuture<Long>> numbers = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                numbers.add(one.allocate(DOMAIN, "session"));
                numbers.add(other.allocate(DOMAIN, "session"));
                numbers.add(oneWriter.submit(i, handle -> one.next(handle, DOMAIN, "session")));
            }
            List<Long> all = new ArrayList<>();
            for (CompletableFuture<Long> number : numbers) {
                all.add(get(number));
            }
            assertThat(all).doesNotHaveDuplicates().hasSize(1_500);
        }
    }

    @EachDatabase
    void aForgottenDomainStartsANewBlock(TestDatabase test) throws Exception {
        try (Database database = test.open();
                Writer writer = writer(database, test)) {
            Counters counters = new Counters(writer, 10);
            assertThat(get(counters.allocate(DOMAIN, "session"))).isEqualTo(1);
            counters.forget(DOMAIN);
            assertThat(get(counters.allocate(DOMAIN, "session"))).isEqualTo(11);
        }
    }

    private static List<Long> countTo(TestDatabase test, int count) throws Exception {
        try (Database database = test.open();
                Writer writer = writer(database, test)) {
            Counters counters = new Counters(writer);
            List<CompletableFuture<Long>> numbers = LongStream.range(0, count)
                    .mapToObj(i -> writer.submit(DOMAIN, handle -> counters.next(handle, DOMAIN, "prefix")))
                    .toList();
            List<Long> values = new ArrayList<>();
            for (CompletableFuture<Long> number : numbers) {
                values.add(get(number));
            }
            return values;
        }
    }

    private static Writer writer(Database database, TestDatabase test) {
        return Writer.start(database, test.settings(), new PlainThreads());
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }
}
