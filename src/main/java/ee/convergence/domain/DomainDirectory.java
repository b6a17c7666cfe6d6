package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.storage.Reader;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds domains by name. What is found is remembered for a short while, so that a change on another node is seen soon;
 * what is not found is asked again each time. Thread-safe; never blocks.
 */
@ServerSingleton
public final class DomainDirectory {

    private record Known(CompletableFuture<Optional<Domain>> domain, long askedNanos) {}

    private final Reader reader;
    private final long freshNanos;
    private final ConcurrentHashMap<DomainId, Known> known = new ConcurrentHashMap<>();

    /**
     * A directory of the domains in this database.
     *
     * @param settings how soon changes made elsewhere are noticed
     */
    @Inject
    public DomainDirectory(Reader reader, Settings settings) {
        this.reader = reader;
        this.freshNanos = settings.upkeep().watchInterval().toNanos();
    }

    /** The domain of this name; fails exceptionally when the database cannot be asked. */
    public CompletableFuture<Optional<Domain>> find(DomainId id) {
        long now = System.nanoTime();
        Known current = known.get(id);
        if (current == null || now - current.askedNanos() > freshNanos) {
            current = known.compute(
                    id, (same, other) -> other == null || now - other.askedNanos() > freshNanos ? ask(id, now) : other);
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
