package ee.convergence.model.live;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Domain;
import ee.convergence.domain.Texts;
import ee.convergence.domain.User;
import ee.convergence.domain.UserType;
import ee.convergence.domain.Users;
import ee.convergence.model.access.CollectionRights;
import ee.convergence.model.access.Rights;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.tree.ModelTree;
import ee.convergence.model.store.AccessStore;
import ee.convergence.model.store.Checkpoint;
import ee.convergence.model.store.CheckpointStore;
import ee.convergence.model.store.CollectionStore;
import ee.convergence.model.store.ModelRow;
import ee.convergence.model.store.ModelStore;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.storage.Counters;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Creates models (model.md section 3). Thread-safe; never blocks. */
@ServerSingleton
public final class ModelCreation {

    private static final long FIRST_VERSION = 1;

    private final Writer writer;
    private final Counters counters;

    /** Creates them in this database. */
    @Inject
    public ModelCreation(Writer writer, Counters counters) {
        this.writer = writer;
        this.counters = counters;
    }

    /**
     * Creates the model with all that belongs to it, or nothing.
     *
     * @return why not; empty when it is stored
     */
    public CompletableFuture<Optional<Refusal>> create(Domain domain, User creator, NewModel model) {
        Optional<Refusal> unfit = check(model);
        if (unfit.isPresent()) {
            return CompletableFuture.completedFuture(unfit);
        }
        return counters.allocate("", "model")
                .thenCompose(modelKey -> writer.submit(
                        new ModelKey(domain.key(), model.id()),
                        handle -> create(handle, domain, creator, model, modelKey)));
    }

    private static Optional<Refusal> check(NewModel model) {
        if (!Texts.isStorable(model.id()) || !Texts.isStorable(model.collection())) {
            return Optional.of(Refusal.of(
                    ErrorCode.INVALID_MESSAGE, "The id of a model or collection has characters it cannot have."));
        }
        if (model.collection().isEmpty()) {
            return Optional.of(Refusal.of(ErrorCode.INVALID_MODEL_CREATION_DATA, "The collectionId can not be empty."));
        }
        try {
            new ModelTree(model.root());
            return Optional.empty();
        } catch (OperationRejectedException unusable) {
            return Optional.of(Refusal.of(ErrorCode.INVALID_MODEL_CREATION_DATA, unusable.getMessage()));
        }
    }

    private static Optional<Refusal> create(Handle handle, Domain domain, User creator, NewModel model, long modelKey) {
        Optional<Refusal> refusal = checkCollection(handle, domain, creator, model.collection());
        if (refusal.isPresent()) {
            return refusal;
        }
        Optional<Refusal> taken = checkFree(handle, domain, model.id());
        if (taken.isPresent()) {
            return taken;
        }
        CollectionStore.create(handle, domain.key(), model.collection());
        Instant created = model.created().orElseGet(Instant::now).truncatedTo(ChronoUnit.MILLIS);
        ModelRow row = new ModelRow(
                modelKey, model.id(), model.collection(), FIRST_VERSION, created, created, model.ephemeral());
        if (!ModelStore.insert(handle, domain.key(), row, model.overrides(), model.world(), model.root())) {
            return checkFree(handle, domain, model.id());
        }
        Checkpoint first = new Checkpoint(FIRST_VERSION, model.root());
        CheckpointStore.put(handle, modelKey, first);
        CheckpointStore.putSnapshot(handle, modelKey, first, created);
        grant(handle, domain, creator, model, modelKey);
        return Optional.empty();
    }

    private static Optional<Refusal> checkCollection(Handle handle, Domain domain, User creator, String collection) {
        Optional<CollectionRights> world = CollectionStore.world(handle, domain.key(), collection);
        if (world.isEmpty()) {
            return CollectionStore.autoCreates(handle, domain.key())
                    ? Optional.empty()
                    : Optional.of(new Refusal(
                            ErrorCode.COLLECTION_DOES_NOT_EXIST,
                            "The collection '" + collection + "' does not exist.",
                            Map.of("collectionId", Refusal.text(collection))));
        }
        CollectionRights rights = CollectionStore.user(handle, domain.key(), collection, creator.key())
                .orElse(world.get());
        return rights.create() || creator.id().type() == UserType.CONVERGENCE
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        ErrorCode.UNAUTHORIZED,
                        "The user does not have the right to create models in this collection."));
    }

    private static Optional<Refusal> checkFree(Handle handle, Domain domain, String id) {
        return ModelStore.find(handle, domain.key(), id)
                .map(existing -> new Refusal(
                        ErrorCode.MODEL_ALREADY_EXISTS,
                        "A model with id '" + id + "' already exists.",
                        Map.of(
                                "fingerprint",
                                Refusal.text(Long.toString(existing.created().toEpochMilli())))));
    }

    /** The creator's own entry first: the listed ones may lower it. Unknown users are skipped. */
    private static void grant(Handle handle, Domain domain, User creator, NewModel model, long modelKey) {
        AccessStore.put(handle, domain.key(), modelKey, creator.key(), Rights.ALL);
        for (User user : Users.find(handle, domain, model.users().keySet())) {
            AccessStore.put(
                    handle, domain.key(), modelKey, user.key(), model.users().get(user.id()));
        }
    }
}
