package ee.convergence.model.live;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Domain;
import ee.convergence.domain.Node;
import ee.convergence.domain.User;
import ee.convergence.model.creation.NewModel;
import ee.convergence.model.store.Checkpoint;
import ee.convergence.model.store.Creation;
import ee.convergence.model.store.CreationStore;
import ee.convergence.model.store.EphemeralStore;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Creates models (model.md section 3). Thread-safe; never blocks. */
@ServerSingleton
public final class ModelCreation {

    private static final long FIRST_VERSION = 1;

    private final Writer writer;
    private final Node node;

    /** Creates them in this database. */
    @Inject
    public ModelCreation(Writer writer, Node node) {
        this.writer = writer;
        this.node = node;
    }

    /**
     * Creates the model with all that belongs to it, or nothing.
     *
     * @return why not; empty when it is stored
     */
    public CompletableFuture<Optional<Refusal>> create(Domain domain, User creator, NewModel model) {
        Optional<String> fault = model.fault();
        if (fault.isPresent()) {
            return CompletableFuture.completedFuture(
                    Optional.of(Refusal.of(ErrorCode.INVALID_MODEL_CREATION_DATA, fault.get())));
        }
        Instant created = model.created().orElseGet(Instant::now).truncatedTo(ChronoUnit.MILLIS);
        Checkpoint first = Checkpoint.of(model.root(), FIRST_VERSION, created);
        return writer.submit(new ModelName(domain.key(), model.id()), handle -> {
            Creation creation = CreationStore.create(handle, domain.key(), model, first, Optional.of(creator));
            if (creation instanceof Creation.Created it && model.ephemeral()) {
                EphemeralStore.hold(handle, it.model().key(), node.key());
            }
            return refusal(creation, model);
        });
    }

    private static Optional<Refusal> refusal(Creation creation, NewModel model) {
        if (creation instanceof Creation.Unauthorized) {
            return Optional.of(Refusal.of(
                    ErrorCode.UNAUTHORIZED, "The user does not have the right to create models in this collection."));
        }
        if (creation instanceof Creation.NoCollection) {
            return Optional.of(new Refusal(
                    ErrorCode.COLLECTION_DOES_NOT_EXIST,
                    "The collection '" + model.collection() + "' does not exist.",
                    Map.of("collectionId", Refusal.text(model.collection()))));
        }
        if (creation instanceof Creation.Exists it) {
            return Optional.of(new Refusal(
                    ErrorCode.MODEL_ALREADY_EXISTS,
                    "A model with id '" + model.id() + "' already exists.",
                    Map.of(
                            "fingerprint",
                            Refusal.text(Long.toString(it.created().toEpochMilli())))));
        }
        return Optional.empty();
    }
}
