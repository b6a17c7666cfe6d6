package ee.convergence.domain;

import com.typesafe.config.ConfigFactory;
import ee.convergence.concurrent.PlainThreads;
import ee.convergence.concurrent.Sweep;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.config.Settings;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import ee.convergence.storage.Counters;
import ee.convergence.storage.Database;
import ee.convergence.storage.Reader;
import ee.convergence.storage.TestDatabase;
import ee.convergence.storage.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** All of the room's services on a database, as one process has them, without sockets. */
final class TestNode implements AutoCloseable {

    static final DomainId DOMAIN = new DomainId("convergence", "test");

    final RecordingGroups groups = new RecordingGroups();
    final KeptUsers data = new KeptUsers();
    final Database database;
    final Writer writer;
    final ConcurrentLinkedQueue<User> changed = new ConcurrentLinkedQueue<>();
    final LiveSessions live = new LiveSessions();
    final Node node;
    final SessionWatch watch;
    final NodePruning pruning;
    final Purge purge;
    final Domains domains;
    final Users users;
    final UserChanges changes;
    final UserWatch userWatch;
    final UserPasswords passwords;
    final UserAccounts accounts;
    final JwtKeys keys;
    final Bootstrap bootstrap;
    final Authentication authentication;
    private final PlainThreads threads = new PlainThreads();
    private final WorkerPool workers;
    private final LoginWorkers loginWorkers;
    private final Sweep sweep;
    private final Sessions sessions;

    private TestNode(TestDatabase test, String configuration) {
        Settings settings = Settings.of(ConfigFactory.parseString(configuration));
        database = test.open();
        writer = Writer.start(database, test.settings(), threads);
        Counters counters = new Counters(writer);
        workers = new WorkerPool(threads, "test-worker", 4, 1_000);
        loginWorkers = new LoginWorkers(threads, settings);
        sweep = Sweep.start(threads, "test-sweep", Duration.ofMillis(50));
        Reader reader = new Reader(database, workers);
        DomainFeatures features = new DomainFeatures(List.of(data), List.of(groups));
        DomainDirectory directory = new DomainDirectory(reader, settings);
        Passwords hashing = new Passwords(settings);
        changes = new UserChanges(List.of((in, user) -> changed.add(user)), workers);
        node = new Node(writer, counters);
        sessions = new Sessions(writer, counters, node, changes);
        watch = new SessionWatch(database, workers, live, directory);
        userWatch = new UserWatch(database, live, changes);
        pruning = new NodePruning(database, writer, node, live, settings);
        DomainRemoval removal = new DomainRemoval(writer, counters, workers, directory, features);
        purge = new Purge(database, writer, removal, features);
        domains = new Domains(reader, writer, counters, directory, watch, removal);
        users = new Users(reader, writer, counters, settings);
        passwords = new UserPasswords(reader, writer, loginWorkers, hashing);
        accounts = new UserAccounts(users, writer, passwords, watch, changes, features);
        keys = new JwtKeys(reader, writer, watch);
        bootstrap =
                new Bootstrap(settings, domains, new DomainBootstrap(database, writer, counters, hashing, features));
        authentication = new Authentication(
                directory,
                sessions,
                new LoginThrottle(settings, sweep),
                new LoginKinds(
                        new AnonymousLogin(sessions),
                        new ReconnectLogin(sessions),
                        new PasswordLogin(database, loginWorkers, hashing, sessions, settings),
                        new JwtLogin(
                                database,
                                loginWorkers,
                                new JwtReader(settings),
                                new JwtUsers(counters, features),
                                sessions)));
        try {
            node.join();
            bootstrap.run();
        } catch (RuntimeException | Error failure) {
            die();
            throw failure;
        }
    }

    /** A node with these settings, its bootstrap done. */
    static TestNode start(TestDatabase test, String configuration) {
        return new TestNode(test, configuration);
    }

    /** The domain as it is stored. */
    Domain domain() {
        return get(domains.find(DOMAIN)).orElseThrow();
    }

    /** Logs in and registers the session as connected. */
    FakeSession connect(Credentials credentials) throws LoginFailedException {
        FakeSession session = new FakeSession(login(credentials));
        live.connected(session, ConnectionSuccessData.newBuilder());
        return session;
    }

    /** Ends a session as its client would. */
    void disconnect(FakeSession session, Login login) {
        live.ended(session);
        sessions.end(login);
    }

    /** Logs in. */
    Login login(Credentials credentials) throws LoginFailedException {
        try {
            return authentication
                    .login(DOMAIN, credentials, new ClientDetails("test", "1", "", "127.0.0.1"))
                    .toCompletableFuture()
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof LoginFailedException refusal) {
                throw refusal;
            }
            throw failure;
        }
    }

    /** The first column of the first row. */
    Optional<String> value(String sql) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).findFirst());
    }

    /** How many rows a table has that meet a condition. */
    long count(String fromWhere) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + fromWhere)
                        .mapTo(Long.class)
                        .one());
    }

    /** Runs a statement as another program would. */
    void execute(String sql) {
        get(writer.submit("test", handle -> handle.execute(sql)));
    }

    /** What a stage comes to. */
    static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Ends as a killed process does: it takes no leave. */
    void die() {
        sweep.close();
        loginWorkers.close();
        workers.close();
        writer.close();
        database.close();
    }

    @Override
    public void close() {
        sweep.close();
        loginWorkers.close();
        workers.close();
        node.leave();
        writer.close();
        database.close();
    }
}
