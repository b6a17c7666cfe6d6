package ee.convergence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DatabaseIT {

    @EachDatabase
    void opensAnEmptyDatabaseAndOneThatWasOpenedBefore(TestDatabase test) {
        for (int i = 0; i < 2; i++) {
            try (Database database = test.open()) {
                assertThat(database.dialect()).isEqualTo(test.dialect());
                assertThat(database.reachable()).isTrue();
                assertThat(counters(database)).isZero();
            }
        }
    }

    @EachDatabase
    void isNotReachableAfterItWasClosed(TestDatabase test) {
        Database database = test.open();
        database.close();
        assertThat(database.reachable()).isFalse();
    }

    @EachDatabase
    void severalProcessesMayStartAtOnce(TestDatabase test) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            List<CompletableFuture<Void>> starts = IntStream.range(0, 3)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> test.open().close(), executor))
                    .toList();
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        } finally {
            executor.shutdown();
        }
        try (Database database = test.open()) {
            assertThat(counters(database)).isZero();
        }
    }

    @Test
    void sqliteIsDurableAndChecksForeignKeys() {
        try (TestDatabase test = TestDatabase.sqlite();
                Database database = test.open()) {
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "synchronous")).isEqualTo("2");
            assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:",
                "jdbc:sqlite:?cache=shared",
                "jdbc:sqlite:file::memory:?cache=shared",
                "jdbc:sqlite:file:some?mode=memory&cache=shared",
                "jdbc:sqlite:file:some?MODE=MEMORY",
                "jdbc:sqlite:file:/some?vfs=memdb"
            })
    void refusesADatabaseInMemoryUnlessAllowed(String url) {
        try (TestDatabase test = TestDatabase.sqlite()) {
            assertThatThrownBy(() -> Database.open(test.settings(Map.of("url", url))))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("in-memory-allowed");
            try (Database database = Database.open(test.settings(Map.of("url", url, "in-memory-allowed", true)))) {
                assertThat(counters(database)).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://localhost/x?password=secret",
                "secret",
                "jdbc:postgresql://localhost:port/x?password=secret",
                "jdbc:postgresql://127.0.0.1:1/x?password=secret"
            })
    void aUselessUrlFailsClearlyWithoutThePassword(String url) {
        try (TestDatabase test = TestDatabase.sqlite()) {
            assertThatThrownBy(() -> Database.open(test.settings(Map.of("url", url))))
                    .isInstanceOf(StorageException.class)
                    .satisfies(failure -> {
                        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                            assertThat(cause.getMessage()).doesNotContain("secret");
                        }
                    });
        }
    }

    @Test
    void aFileThatCannotBeOpenedFailsClearly(@TempDir Path folder) {
        try (TestDatabase test = TestDatabase.sqlite()) {
            String url = "jdbc:sqlite:" + folder.resolve("missing").resolve("x.db");
            assertThatThrownBy(() -> Database.open(test.settings(Map.of("url", url))))
                    .isInstanceOf(StorageUnavailableException.class);
        }
    }

    private static String pragma(Database database, String name) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("PRAGMA " + name).mapTo(String.class).one());
    }

    private static int counters(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM counter")
                        .mapTo(Integer.class)
                        .one());
    }
}
