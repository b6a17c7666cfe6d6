package ee.convergence.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import ee.convergence.concurrent.PlainThreads;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.config.Settings;
import ee.convergence.domain.User.Profile;
import ee.convergence.storage.Database;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.Reader;
import ee.convergence.storage.TestDatabase;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UsersIT {

    private static final Domain HERE = domain(1, "here");
    private static final Domain THERE = domain(2, "there");

    private final WorkerPool workers = new WorkerPool(new PlainThreads(), "users-test", 2, 10);

    @AfterEach
    void close() {
        workers.close();
    }

    @EachDatabase
    void findsWholeRecordsByTypeAndName(TestDatabase test) throws Exception {
        try (Database database = prepared(test)) {
            User ann = new User(
                    1,
                    id(UserType.NORMAL, "ann"),
                    new Profile(Optional.of("Ann"), Optional.empty(), Optional.of("Ann A."), Optional.of("a@b.c")),
                    true,
                    Optional.empty(),
                    0);
            User anonymousAnn = User.anonymous(2, "ann", Optional.empty());
            User elsewhere = User.anonymous(3, "bob", Optional.of("Bob"));
            insert(database, HERE, ann, anonymousAnn);
            insert(database, THERE, elsewhere);
            assertThat(found(database, ann.id(), id(UserType.NORMAL, "Ann"), elsewhere.id(), ann.id()))
                    .containsExactly(ann);
            assertThat(found(database, ann.id(), anonymousAnn.id())).containsExactlyInAnyOrder(ann, anonymousAnn);
        }
    }

    @EachDatabase
    void findsMoreThanOneBatch(TestDatabase test) throws Exception {
        try (Database database = prepared(test)) {
            User[] users = IntStream.range(0, 1_201)
                    .mapToObj(i -> User.anonymous(i, "user" + i, Optional.empty()))
                    .toArray(User[]::new);
            insert(database, HERE, users);
            UserId[] ids = List.of(users).stream().map(User::id).toArray(UserId[]::new);
            assertThat(found(database, ids)).containsExactlyInAnyOrder(users);
        }
    }

    @EachDatabase
    void asksNobodyForNobody(TestDatabase test) throws Exception {
        Database database = prepared(test);
        database.close();
        assertThat(found(database)).isEmpty();
        assertThatThrownBy(() -> found(database, id(UserType.NORMAL, "ann"))).isNotNull();
    }

    @EachDatabase
    void failsByItsStageWhenTheWorkersAreClosed(TestDatabase test) {
        try (Database database = prepared(test)) {
            workers.close();
            assertThat(find(database, List.of(id(UserType.NORMAL, "ann"))).toCompletableFuture())
                    .isCompletedExceptionally();
        }
    }

    private List<User> found(Database database, UserId... ids) throws Exception {
        return find(database, List.of(ids)).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private CompletionStage<List<User>> find(Database database, Collection<UserId> ids) {
        return new Users(new Reader(database, workers), null, null, Settings.of(ConfigFactory.empty())).find(HERE, ids);
    }

    private static Database prepared(TestDatabase test) {
        Database database = test.open();
        database.jdbi().useTransaction(handle -> {
            DomainStore.insert(handle, HERE);
            DomainStore.insert(handle, THERE);
        });
        return database;
    }

    private static void insert(Database database, Domain domain, User... users) {
        database.jdbi().useTransaction(handle -> {
            for (User user : users) {
                UserStore.insert(handle, domain.key(), user, 0);
            }
        });
    }

    private static UserId id(UserType type, String name) {
        return new UserId(type, name);
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
