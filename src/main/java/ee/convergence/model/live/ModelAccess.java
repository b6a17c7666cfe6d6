package ee.convergence.model.live;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Domain;
import ee.convergence.domain.Session;
import ee.convergence.domain.Texts;
import ee.convergence.domain.User;
import ee.convergence.domain.Users;
import ee.convergence.model.access.Access;
import ee.convergence.model.access.Rights;
import ee.convergence.model.store.AccessStore;
import ee.convergence.model.store.ModelRow;
import ee.convergence.model.store.ModelStore;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Reads and changes who may do what with models (model.md section 7). Thread-safe; never blocks. */
@ServerSingleton
public final class ModelAccess {

    /**
     * A model's own rights, not the effective ones.
     *
     * @param refusal why they are not told
     * @param overrides whether the world rights replace those of the collection
     * @param world the world rights
     * @param users the entries
     */
    public record Result(Optional<Refusal> refusal, boolean overrides, Rights world, Map<User, Rights> users) {

        static Result refused(Refusal refusal) {
            return new Result(Optional.of(refusal), false, Rights.NONE, Map.of());
        }
    }

    private final Reader reader;
    private final Writer writer;
    private final LiveModels models;

    /** Reads from and writes to this database. */
    @Inject
    public ModelAccess(Reader reader, Writer writer, LiveModels models) {
        this.reader = reader;
        this.writer = writer;
        this.models = models;
    }

    /** A model's own rights, for a session that may read the model. */
    public CompletableFuture<Result> read(Session session, String id) {
        if (!Texts.isStorable(id)) {
            return CompletableFuture.completedFuture(Result.refused(Refusal.notFound(id)));
        }
        return reader.read(handle -> read(handle, session, id));
    }

    /**
     * Changes a model's rights, all or nothing, for a session that may manage them.
     *
     * @return why not; empty when it is stored
     */
    public CompletableFuture<Optional<Refusal>> change(Session session, String id, AccessChange change) {
        if (!Texts.isStorable(id)) {
            return CompletableFuture.completedFuture(Optional.of(Refusal.notFound(id)));
        }
        ModelKey key = new ModelKey(session.domain().key(), id);
        return writer.submit(key, handle -> change(handle, session, id, change)).thenApply(refusal -> {
            if (refusal.isEmpty()) {
                models.accessChanged(key);
            }
            return refusal;
        });
    }

    private static Result read(Handle handle, Session session, String id) {
        Optional<ModelRow> row = ModelStore.find(handle, session.domain().key(), id);
        Optional<Access> access = row.flatMap(found -> AccessStore.find(handle, found.key()));
        if (access.isEmpty()) {
            return Result.refused(Refusal.notFound(id));
        }
        if (!access.get().of(session.user()).read()) {
            return Result.refused(Refusal.unauthorized("read"));
        }
        return new Result(
                Optional.empty(),
                access.get().overrides(),
                access.get().world(),
                AccessStore.entries(handle, row.get().key()));
    }

    private static Optional<Refusal> change(Handle handle, Session session, String id, AccessChange change) {
        Domain domain = session.domain();
        Optional<ModelRow> row = ModelStore.find(handle, domain.key(), id);
        Optional<Access> access = row.flatMap(found -> AccessStore.find(handle, found.key()));
        if (access.isEmpty()) {
            return Optional.of(Refusal.notFound(id));
        }
        if (!access.get().of(session.user()).manage()) {
            return Optional.of(Refusal.unauthorized("manage"));
        }
        apply(handle, domain, row.get().key(), change);
        return Optional.empty();
    }

    private static void apply(Handle handle, Domain domain, long modelKey, AccessChange change) {
        change.overrides().ifPresent(overrides -> AccessStore.setOverrides(handle, modelKey, overrides));
        change.world().ifPresent(world -> AccessStore.setWorld(handle, modelKey, world));
        if (change.clears()) {
            AccessStore.clear(handle, modelKey);
        }
        for (User user : Users.find(handle, domain, change.set().keySet())) {
            AccessStore.put(
                    handle, domain.key(), modelKey, user.key(), change.set().get(user.id()));
        }
        Set<ee.convergence.domain.UserId> removed = new HashSet<>(change.removed());
        for (User user : Users.find(handle, domain, removed)) {
            AccessStore.remove(handle, modelKey, user.key());
        }
    }
}
