package ee.convergence.model.live;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import ee.convergence.domain.User;
import ee.convergence.domain.Users;
import ee.convergence.model.permission.ModelPermissions;
import ee.convergence.model.permission.PermissionChange;
import ee.convergence.model.store.AccessStore;
import ee.convergence.model.store.ModelAccess;
import ee.convergence.model.store.PermissionStore;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Reads and changes who may do what with models (model.md section 7). Thread-safe; never blocks. */
@ServerSingleton
public final class ModelSharing {

    /**
     * A model's own permissions, not the effective ones.
     *
     * @param refusal why they are not told
     * @param permissions the permissions
     * @param users the users whom they name
     */
    public record Result(Optional<Refusal> refusal, ModelPermissions permissions, List<User> users) {

        static Result refused(Refusal refusal) {
            return new Result(Optional.of(refusal), ModelPermissions.NONE, List.of());
        }
    }

    private final Reader reader;
    private final Writer writer;
    private final LiveModels models;

    /** Reads from and writes to this database. */
    @Inject
    public ModelSharing(Reader reader, Writer writer, LiveModels models) {
        this.reader = reader;
        this.writer = writer;
        this.models = models;
    }

    /** A model's own permissions, for a session that may read the model. */
    public CompletableFuture<Result> read(Session session, String id) {
        return reader.read(handle -> read(handle, session, id));
    }

    /**
     * Changes a model's permissions, all or nothing, for a session that may manage them.
     *
     * @return why not; empty when it is stored
     */
    public CompletableFuture<Optional<Refusal>> change(Session session, String id, PermissionChange change) {
        ModelName name = new ModelName(session.domain().key(), id);
        return writer.submit(name, handle -> change(handle, session, id, change))
                .thenApply(refusal -> {
                    if (refusal.isEmpty()) {
                        models.accessChanged(name);
                    }
                    return refusal;
                });
    }

    private static Result read(Handle handle, Session session, String id) {
        Optional<ModelAccess> access = AccessStore.find(handle, session.domain().key(), id, session.user());
        Optional<ModelPermissions> permissions = access.flatMap(
                found -> PermissionStore.find(handle, found.model().key()));
        if (permissions.isEmpty()) {
            return Result.refused(Refusal.notFound(id));
        }
        if (!access.get().rights().read()) {
            return Result.refused(Refusal.unauthorized("read"));
        }
        return new Result(
                Optional.empty(),
                permissions.get(),
                Users.find(handle, session.domain(), permissions.get().users().keySet()));
    }

    private static Optional<Refusal> change(Handle handle, Session session, String id, PermissionChange change) {
        Optional<ModelAccess> access = AccessStore.find(handle, session.domain().key(), id, session.user());
        if (access.isEmpty()) {
            return Optional.of(Refusal.notFound(id));
        }
        if (!access.get().rights().manage()) {
            return Optional.of(Refusal.unauthorized("manage"));
        }
        return PermissionStore.change(handle, access.get().model().key(), change)
                ? Optional.empty()
                : Optional.of(Refusal.notFound(id));
    }
}
