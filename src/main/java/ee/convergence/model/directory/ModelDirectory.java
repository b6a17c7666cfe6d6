package ee.convergence.model.directory;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Domain;
import ee.convergence.domain.Page;
import ee.convergence.domain.Texts;
import ee.convergence.model.store.ModelKey;
import ee.convergence.model.store.ModelListStore;
import ee.convergence.model.store.ModelRemovalStore;
import ee.convergence.model.store.ModelStore;
import ee.convergence.model.store.StoredModel;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The models of domains. Thread-safe; never blocks. Stages fail when the database cannot be asked. */
@ServerSingleton
public final class ModelDirectory {

    private final Reader reader;
    private final Writer writer;
    private final ModelChanges changes;

    /** The models in this database. */
    @Inject
    ModelDirectory(Reader reader, Writer writer, ModelChanges changes) {
        this.reader = reader;
        this.writer = writer;
        this.changes = changes;
    }

    /** Models of a domain, or of one collection of it, by id. */
    public CompletableFuture<Page<StoredModel>> list(
            Domain domain, Optional<String> collection, int offset, int limit) {
        if (collection.isPresent() && !Texts.isStorable(collection.get())) {
            return CompletableFuture.completedFuture(new Page<>(List.of(), 0));
        }
        return reader.read(handle -> new Page<>(
                ModelListStore.page(handle, domain.key(), collection, offset, limit),
                ModelListStore.count(handle, domain.key(), collection)));
    }

    /** The model of that id. */
    public CompletableFuture<Optional<StoredModel>> find(Domain domain, String id) {
        return reader.read(handle -> ModelStore.find(handle, domain.key(), id));
    }

    /** Deletes a model, whoever has it open (model.md section 8); false when there is none of that id. */
    public CompletableFuture<Boolean> remove(Domain domain, String id) {
        return writer.submit(
                        domain.key(),
                        handle -> ModelStore.find(handle, domain.key(), id)
                                .map(StoredModel::key)
                                .filter(key -> ModelStore.delete(handle, key)))
                .thenApply(deleted -> {
                    deleted.ifPresent(key -> removed(List.of(key)));
                    return deleted.isPresent();
                });
    }

    /** To be called when models were deleted: tells it, and deletes what is left of them. */
    void removed(List<ModelKey> models) {
        changes.deleted(models);
        purge();
    }

    /** What is not done when the database goes away is done by the upkeep. */
    private CompletableFuture<Boolean> purge() {
        return writer.submit("model purge", ModelRemovalStore::purge)
                .thenCompose(done -> done ? CompletableFuture.completedFuture(true) : purge());
    }
}
