package ee.convergence.model.directory;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.Domain;
import ee.convergence.domain.FieldRules;
import ee.convergence.domain.InvalidFieldException;
import ee.convergence.domain.Page;
import ee.convergence.domain.UserId;
import ee.convergence.domain.UserKeyStore;
import ee.convergence.model.collection.ModelCollection;
import ee.convergence.model.creation.NewModel;
import ee.convergence.model.store.CollectionRecordStore;
import ee.convergence.model.store.CollectionRecordStore.Keyed;
import ee.convergence.model.store.ModelRemovalStore;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** The collections of domains. Thread-safe; never blocks. Stages fail when the database cannot be asked. */
@ServerSingleton
public final class ModelCollections {

    private final Reader reader;
    private final Writer writer;
    private final ModelDirectory models;
    private final ModelChanges changes;
    private final FieldRules rules;

    /** The collections in this database. */
    @Inject
    ModelCollections(Reader reader, Writer writer, ModelDirectory models, ModelChanges changes, Settings settings) {
        this.reader = reader;
        this.writer = writer;
        this.models = models;
        this.changes = changes;
        this.rules = new FieldRules(settings.identity());
    }

    /** Collections of a domain, by id. */
    public CompletableFuture<Page<ModelCollection>> list(Domain domain, int offset, int limit) {
        return reader.read(handle -> new Page<>(
                CollectionRecordStore.page(handle, domain.key(), offset, limit).stream()
                        .map(Keyed::collection)
                        .toList(),
                CollectionRecordStore.count(handle, domain.key())));
    }

    /** The collection of that id. */
    public CompletableFuture<Optional<ModelCollection>> find(Domain domain, String id) {
        return reader.read(
                handle -> CollectionRecordStore.find(handle, domain.key(), id).map(Keyed::collection));
    }

    /**
     * Makes a collection, or changes the one of that id.
     *
     * @param change from what it is, or from what is {@linkplain ModelCollection#usual usual}, to what it shall be; may be
     *     called more than once
     * @return whether it is new; fails with {@link InvalidFieldException}, also for a user who does not exist
     */
    public CompletableFuture<Boolean> put(Domain domain, String id, UnaryOperator<ModelCollection> change) {
        if (!NewModel.isPossibleId(id)) {
            return CompletableFuture.failedFuture(
                    new InvalidFieldException("collection", "the id of a collection has 1 to 256 characters"));
        }
        return writer.submit(domain.key(), handle -> put(handle, domain, id, change))
                .thenApply(stored -> {
                    changes.collectionChanged(domain.key(), stored.collectionKey());
                    return stored.isNew();
                });
    }

    /** Deletes a collection and all its models, whoever has them open; false when there is none of that id. */
    public CompletableFuture<Boolean> remove(Domain domain, String id) {
        return reader.read(handle -> CollectionRecordStore.find(handle, domain.key(), id))
                .thenCompose(found -> found.map(known -> remove(domain, known.collectionKey()))
                        .orElseGet(() -> CompletableFuture.completedFuture(false)));
    }

    private CompletableFuture<Boolean> remove(Domain domain, long collectionKey) {
        return writer.submit(
                        domain.key(),
                        handle -> ModelRemovalStore.removeFromCollection(handle, domain.key(), collectionKey))
                .thenCompose(removed -> {
                    if (removed.isEmpty()) {
                        return CompletableFuture.completedFuture(true);
                    }
                    models.removed(removed);
                    return remove(domain, collectionKey);
                });
    }

    private Stored put(Handle handle, Domain domain, String id, UnaryOperator<ModelCollection> change) {
        Optional<ModelCollection> known =
                CollectionRecordStore.find(handle, domain.key(), id).map(Keyed::collection);
        ModelCollection wanted = change.apply(known.orElseGet(() -> ModelCollection.usual(id)));
        rules.checkDescription(wanted.description());
        Map<UserId, Long> users =
                UserKeyStore.find(handle, domain.key(), wanted.users().keySet());
        for (UserId user : wanted.users().keySet()) {
            if (!users.containsKey(user)) {
                throw new InvalidFieldException("userPermissions", "there is no user " + user.username());
            }
        }
        return new Stored(known.isEmpty(), CollectionRecordStore.put(handle, domain.key(), wanted, users));
    }

    private record Stored(boolean isNew, long collectionKey) {}
}
