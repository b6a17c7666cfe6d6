package ee.convergence.model.live;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import ee.convergence.domain.Texts;
import ee.convergence.model.store.AccessStore;
import ee.convergence.model.store.ModelAccess;
import ee.convergence.model.store.ModelKey;
import ee.convergence.model.store.ModelStore;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Deletes models (model.md section 8). Thread-safe; never blocks. */
@ServerSingleton
public final class ModelDeletion {

    /** What came of it, and which row is gone. */
    private record Outcome(Optional<Refusal> refusal, Optional<ModelKey> row) {}

    private final Writer writer;
    private final LiveModels models;

    /** Deletes from this database, and from memory. */
    @Inject
    public ModelDeletion(Writer writer, LiveModels models) {
        this.writer = writer;
        this.models = models;
    }

    /**
     * Deletes the model on behalf of a session; done when all who had it open are told.
     *
     * @return why not; empty when it is gone
     */
    public CompletableFuture<Optional<Refusal>> delete(Session session, String id) {
        if (!Texts.isStorable(id)) {
            return CompletableFuture.completedFuture(Optional.of(Refusal.notFound(id)));
        }
        ModelName key = new ModelName(session.domain().key(), id);
        return writer.submit(key, handle -> {
                    Optional<ModelAccess> access = AccessStore.find(handle, key.domainKey(), id, session.user());
                    if (access.isEmpty()) {
                        return new Outcome(Optional.of(Refusal.notFound(id)), Optional.empty());
                    }
                    if (!access.get().rights().remove()) {
                        return new Outcome(Optional.of(Refusal.unauthorized("remove")), Optional.empty());
                    }
                    ModelKey row = access.get().model().key();
                    ModelStore.delete(handle, row);
                    return new Outcome(Optional.empty(), Optional.of(row));
                })
                .thenCompose(outcome -> outcome.refusal().isPresent()
                        ? CompletableFuture.completedFuture(outcome.refusal())
                        : told(key, outcome.row().orElseThrow()));
    }

    private CompletableFuture<Optional<Refusal>> told(ModelName key, ModelKey row) {
        CompletableFuture<Optional<Refusal>> told = new CompletableFuture<>();
        models.deleted(key, row, () -> told.complete(Optional.empty()));
        return told;
    }
}
