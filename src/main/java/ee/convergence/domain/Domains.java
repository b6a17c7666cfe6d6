package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.storage.Counters;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * The domains of the server and their life. A change is in force at once on this node, within seconds on others: whom it
 * shuts out is disconnected ({@code protocol.md} section 6). Thread-safe; never blocks. The stages fail when the database
 * cannot be asked.
 */
@ServerSingleton
public final class Domains {

    private static final String NO_DOMAIN = "";

    private final Reader reader;
    private final Writer writer;
    private final Counters counters;
    private final DomainDirectory directory;
    private final SessionWatch watch;
    private final DomainRemoval removal;

    /** The domains in this database. */
    @Inject
    Domains(
            Reader reader,
            Writer writer,
            Counters counters,
            DomainDirectory directory,
            SessionWatch watch,
            DomainRemoval removal) {
        this.reader = reader;
        this.writer = writer;
        this.counters = counters;
        this.directory = directory;
        this.watch = watch;
        this.removal = removal;
    }

    /** Creates a domain; empty when there is one of that name. */
    public CompletableFuture<Optional<Domain>> create(NewDomain wanted) {
        return writer.submit(NO_DOMAIN, handle -> insert(handle, wanted))
                .thenCompose(created -> enforced(wanted.id(), created));
    }

    /** The domain of this name, as it is stored now. */
    public CompletableFuture<Optional<Domain>> find(DomainId id) {
        return reader.read(handle -> DomainStore.find(handle, id));
    }

    /** Some domains, by name. */
    public CompletableFuture<List<Domain>> list(int offset, int limit) {
        return reader.read(handle -> DomainStore.page(handle, offset, limit));
    }

    /** How many domains there are. */
    public CompletableFuture<Long> count() {
        return reader.read(DomainStore::count);
    }

    /**
     * Changes a domain.
     *
     * @param change from the domain as it is to how it shall be; must keep key and name, and may be called more than once
     * @return the domain as it is then; empty when there is none of that name or it is being deleted
     */
    public CompletableFuture<Optional<Domain>> update(DomainId id, UnaryOperator<Domain> change) {
        return writer.submit(
                        NO_DOMAIN,
                        handle -> DomainStore.find(handle, id)
                                .filter(domain -> domain.status() != DomainStatus.DELETING)
                                .map(change)
                                .filter(domain -> DomainStore.update(handle, domain)))
                .thenCompose(updated -> enforced(id, updated));
    }

    /**
     * Deletes a domain and all of it; false when there is none of that name. Its sessions end first. A deletion that is
     * interrupted is taken up again later.
     */
    public CompletableFuture<Boolean> delete(DomainId id) {
        return update(id, domain -> domain.with(DomainStatus.DELETING))
                .thenCompose(deleting ->
                        deleting.map(removal::remove).orElseGet(() -> CompletableFuture.completedFuture(false)));
    }

    private Optional<Domain> insert(Handle handle, NewDomain wanted) {
        Domain domain = new Domain(
                counters.next(handle, NO_DOMAIN, "domain"),
                wanted.id(),
                wanted.displayName(),
                DomainStatus.READY,
                DomainAvailability.ONLINE,
                wanted.anonymousAllowed(),
                wanted.reconnectTokenValidity(),
                wanted.models());
        return DomainStore.insert(handle, domain) ? Optional.of(domain) : Optional.empty();
    }

    private <T> CompletableFuture<T> enforced(DomainId id, T result) {
        directory.changed(id);
        return watch.lookSoon().handle((looked, failure) -> result);
    }
}
