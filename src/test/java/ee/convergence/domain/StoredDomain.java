package ee.convergence.domain;

import com.typesafe.config.ConfigFactory;
import ee.convergence.concurrent.PlainThreads;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.config.Settings;
import ee.convergence.domain.User.Profile;
import ee.convergence.storage.Counters;
import ee.convergence.storage.Database;
import ee.convergence.storage.Reader;
import ee.convergence.storage.TestDatabase;
import ee.convergence.storage.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One domain in a database, another beside it, and the services that work on them. Thread-safe. */
public final class StoredDomain implements AutoCloseable {

    private final WorkerPool workers = new WorkerPool(new PlainThreads(), "domain-test", 2, 1_000);
    private final Domain domain = domain(1, "here");
    private final Domain other = domain(2, "there");
    private final Database database;
    private final Writer writer;
    private final Reader reader;
    private final Users users;
    private final Groups groups;

    /** Opens the database and stores the domains. */
    public StoredDomain(TestDatabase test) {
        Settings settings = Settings.of(ConfigFactory.empty());
        database = test.open();
        writer = Writer.start(database, test.settings(), new PlainThreads());
        reader = new Reader(database, workers);
        users = new Users(reader, writer, new Counters(writer), settings);
        groups = new Groups(reader, writer, new RightsWatch(database, workers, List.of()), settings);
        database.jdbi().useTransaction(handle -> {
            DomainStore.insert(handle, domain);
            DomainStore.insert(handle, other);
        });
    }

    public Domain domain() {
        return domain;
    }

    public Domain other() {
        return other;
    }

    public Reader reader() {
        return reader;
    }

    public Users users() {
        return users;
    }

    public Groups groups() {
        return groups;
    }

    public Writer writer() {
        return writer;
    }

    /** Changes what the domain says about its models. */
    public void say(ModelDefaults models) {
        database.jdbi().useTransaction(handle -> DomainStore.update(handle, domain.with(models)));
    }

    public Database database() {
        return database;
    }

    /** Makes a normal user with nothing but a display name. */
    public User user(String username, String displayName) throws Exception {
        return user(username, Profile.named(Optional.ofNullable(displayName)));
    }

    public User user(String username, Profile profile) throws Exception {
        return await(users.create(domain, username, profile)).orElseThrow();
    }

    /** Gives a user of the domain another profile. */
    public User change(User user, Profile profile) throws Exception {
        return await(writer.submit(domain.key(), handle -> users.update(handle, domain, user, profile)));
    }

    /** The result of a service; its failure as it is. */
    public static <T> T await(CompletionStage<T> stage) throws Exception {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } catch (TimeoutException late) {
            throw new AssertionError("no answer", late);
        }
    }

    public static UserId normal(String username) {
        return new UserId(UserType.NORMAL, username);
    }

    @Override
    public void close() {
        workers.close();
        writer.close();
        database.close();
    }

    private static Domain domain(long key, String id) {
        return new Domain(
                key,
                new DomainId("test", id),
                id,
                DomainStatus.READY,
                DomainAvailability.ONLINE,
                true,
                Duration.ofHours(1),
                ModelDefaults.STANDARD);
    }
}
