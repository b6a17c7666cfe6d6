package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.storage.Reader;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds domains by name. What is found is remembered for a short while, so that a change on another node is seen soon;
 * what is not found is asked again each time. Thread-safe; never blocks.
 */
@ServerSingleton
public final class DomainDirectory {

    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

    private record Known(CompletableFuture<Optional<Domain>> domain, long askedNanos) {}

    private final Reader reader;
    private final ConcurrentHashMap<DomainId, Known> known = new ConcurrentHashMap<>();

    /** A directory of the domains in this database. */
    @Inject
    public DomainDirectory(Reader reader) {
        this.reader = reader;
    }

    /** The domain of this name; fails exceptionally when the database cannot be asked. */
    public CompletableFuture<Optional<Domain>> find(DomainId id) {
        long now = System.nanoTime();
        Known current = known.get(id);
        if (current == null || now - current.askedNanos() > FRESH_NANOS) {
            current = known.compute(
                    id,
                    (same, other) -> other == null || now - other.askedNanos() > FRESH_NANOS ? ask(id, now) : other);
        }
        return current.domain();
    }

    /** Forgets what it knows of a domain, because it changed. */
    public void changed(DomainId id) {
        known.remove(id);
    }

    private Known ask(DomainId id, long now) {
        CompletableFuture<Optional<Domain>> answer = reader.read(handle -> DomainStore.find(handle, id));
        Known asked = new Known(answer, now);
        answer.whenComplete((domain, failure) -> {
            if (failure != null || domain.isEmpty()) {
                known.remove(id, asked);
            }
        });
        return asked;
    }
}
