package ee.convergence.model.live;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import ee.convergence.domain.Texts;
import ee.convergence.domain.User;
import ee.convergence.model.access.Access;
import ee.convergence.model.store.AccessStore;
import ee.convergence.model.store.ModelRow;
import ee.convergence.model.store.ModelStore;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Deletes models (model.md section 8). Thread-safe; never blocks. */
@ServerSingleton
public final class ModelDeletion {

    /** What came of it, and which row is gone. */
    private record Outcome(Optional<Refusal> refusal, long row) {}

    private static final long NO_ROW = -1;

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
        ModelKey key = new ModelKey(session.domain().key(), id);
        return writer.submit(key, handle -> {
                    Optional<ModelRow> row = ModelStore.find(handle, key.domainKey(), id);
                    if (row.isEmpty()) {
                        return new Outcome(Optional.of(Refusal.notFound(id)), NO_ROW);
                    }
                    if (!mayRemove(AccessStore.find(handle, row.get().key()), session.user())) {
                        return new Outcome(Optional.of(Refusal.unauthorized("remove")), NO_ROW);
                    }
                    ModelStore.delete(handle, row.get().key());
                    return new Outcome(Optional.empty(), row.get().key());
                })
                .thenCompose(outcome -> outcome.refusal().isPresent()
                        ? CompletableFuture.completedFuture(outcome.refusal())
                        : told(key, outcome.row()));
    }

    private CompletableFuture<Optional<Refusal>> told(ModelKey key, long row) {
        CompletableFuture<Optional<Refusal>> told = new CompletableFuture<>();
        models.deleted(key, row, () -> told.complete(Optional.empty()));
        return told;
    }

    private static boolean mayRemove(Optional<Access> access, User user) {
        return access.filter(found -> found.of(user).remove()).isPresent();
    }
}
