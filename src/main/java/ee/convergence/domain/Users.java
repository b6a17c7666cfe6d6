package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.config.Settings;
import ee.convergence.storage.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/** Finds users of a domain. Thread-safe; never blocks. */
@ServerSingleton
public final class Users {

    private static final int BATCH = 500;

    private final Database database;
    private final WorkerPool workers;
    private final Duration timeout;

    /** The users in this database, looked up by these workers. */
    @Inject
    public Users(Database database, WorkerPool workers, Settings settings) {
        this.database = database;
        this.workers = workers;
        this.timeout = settings.protocol().identityTimeout();
    }

    /**
     * The users of these names, disabled ones included, in no particular order and each once. Names that nobody bears
     * are left out. The stage fails when the database cannot be asked or does not answer in time.
     */
    public CompletionStage<List<User>> find(Domain domain, Collection<UserId> ids) {
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Set<UserId> distinct = Set.copyOf(ids);
        try {
            return CompletableFuture.supplyAsync(
                            () -> database.jdbi().withHandle(handle -> find(handle, domain, distinct)), workers)
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException overload) {
            return CompletableFuture.failedFuture(overload);
        }
    }

    private static List<User> find(Handle handle, Domain domain, Set<UserId> ids) {
        Map<UserType, List<String>> names = new EnumMap<>(UserType.class);
        ids.forEach(id ->
                names.computeIfAbsent(id.type(), type -> new ArrayList<>()).add(id.username()));
        List<User> users = new ArrayList<>(ids.size());
        names.forEach((type, all) -> {
            for (int from = 0; from < all.size(); from += BATCH) {
                List<String> batch = all.subList(from, Math.min(from + BATCH, all.size()));
                users.addAll(UserStore.find(handle, domain.key(), type, batch));
            }
        });
        return users;
    }
}
