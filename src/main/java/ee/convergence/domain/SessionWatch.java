package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.storage.Database;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Closes the sessions of this node that must end: those of domains that are closed to them ({@code protocol.md} section
 * 6) and those that were revoked. It looks into the database, so that it does not matter which node made a change.
 * Thread-safe.
 */
@ServerSingleton
final class SessionWatch {

    private record Seen(Map<Long, Domain> domains, List<SessionStore.Key> revoked) {}

    private final Database database;
    private final WorkerPool workers;
    private final LiveSessions sessions;
    private final DomainDirectory directory;

    @Inject
    SessionWatch(Database database, WorkerPool workers, LiveSessions sessions, DomainDirectory directory) {
        this.database = database;
        this.workers = workers;
        this.sessions = sessions;
        this.directory = directory;
    }

    /** Looks on a worker's thread; completes when those who must go are being closed. */
    CompletableFuture<Void> lookSoon() {
        try {
            return CompletableFuture.runAsync(this::look, workers);
        } catch (RejectedExecutionException overload) {
            return CompletableFuture.failedFuture(overload);
        }
    }

    /** Looks now, blocking while the database is asked. */
    void look() {
        Set<Long> keys = sessions.domainKeys();
        if (keys.isEmpty()) {
            return;
        }
        Seen seen = database.jdbi().withHandle(handle -> seen(handle, keys));
        keys.forEach(key -> enforce(key, Optional.ofNullable(seen.domains().get(key))));
        seen.revoked()
                .forEach(revoked -> sessions.find(revoked.domainKey(), revoked.id())
                        .ifPresent(session -> session.close(CloseStatus.SESSION_REVOKED)));
    }

    private static Seen seen(Handle handle, Set<Long> keys) {
        return new Seen(
                DomainStore.find(handle, keys).stream().collect(Collectors.toMap(Domain::key, Function.identity())),
                SessionStore.revoked(handle));
    }

    private void enforce(long key, Optional<Domain> domain) {
        if (domain.isEmpty()
                || domain.get().availability() != DomainAvailability.ONLINE
                || domain.get().status() != DomainStatus.READY) {
            domain.map(Domain::id).ifPresent(directory::changed);
            sessions.close(
                    key,
                    session -> domain.isEmpty()
                            || DomainAccess.refusal(
                                            domain.get(), session.user().id().type())
                                    .isPresent(),
                    CloseStatus.DOMAIN_CLOSED);
        }
    }
}
