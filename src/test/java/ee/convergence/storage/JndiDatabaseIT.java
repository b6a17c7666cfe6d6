package ee.convergence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.concurrent.PlainThreads;
import ee.convergence.config.StorageSettings;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A DataSource that the server provides. */
@Timeout(60)
class JndiDatabaseIT {

    private static final String NAME = "java:comp/env/jdbc/convergence";
    private static final Map<String, Object> BOUND = new ConcurrentHashMap<>();

    /** A name space of one level. */
    public static final class Names implements InitialContextFactory {

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
            return new InitialContext(true) {
                @Override
                public Object lookup(String name) throws NamingException {
                    if (!BOUND.containsKey(name)) {
                        throw new NameNotFoundException(name);
                    }
                    return BOUND.get(name);
                }
            };
        }
    }

    @BeforeAll
    static void open() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
    }

    @AfterAll
    static void close() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
    }

    @EachDatabase
    void findsTheDialectAndWrites(TestDatabase test) throws Exception {
        BOUND.put(NAME, DriverSource.of(test.settings()));
        StorageSettings settings = test.settings(Map.of("jndi-name", NAME, "url", "unused"));
        try (Database database = Database.open(settings);
                Writer writer = Writer.start(database, settings, new PlainThreads())) {
            assertThat(database.dialect()).isEqualTo(test.dialect());
            assertThat(database.reachable()).isTrue();
            Counters counters = new Counters(writer);
            assertThat(writer.submit("a", handle -> counters.next(handle, "a", "n"))
                            .get(10, TimeUnit.SECONDS))
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesADatabaseInMemory() {
        try (TestDatabase test = TestDatabase.sqlite()) {
            BOUND.put(
                    NAME,
                    DriverSource.of(test.settings(Map.of("url", "jdbc:sqlite::memory:", "in-memory-allowed", true))));
            assertThatThrownBy(() -> Database.open(test.settings(Map.of("jndi-name", NAME))))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("in-memory-allowed");
        }
    }

    @Test
    void aNameThatIsMissingOrNoDataSourceFailsClearly() {
        try (TestDatabase test = TestDatabase.sqlite()) {
            BOUND.put(NAME, "text");
            assertThatThrownBy(() -> Database.open(test.settings(Map.of("jndi-name", NAME))))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(NAME);
            assertThatThrownBy(() -> Database.open(test.settings(Map.of("jndi-name", "jdbc/other"))))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("jdbc/other");
        }
    }
}
