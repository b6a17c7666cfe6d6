package ee.convergence.model.live;

import ee.convergence.model.store.LoadedModel;
import ee.convergence.model.store.ModelStore;
import ee.convergence.model.store.StoredOperation;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What is read of a model to open it. Immutable.
 *
 * @param model its record and where to begin
 * @param operations what came after, to the record's version
 */
record StoredState(LoadedModel model, List<StoredOperation> operations) {

    /** Reads the model of this name, if there is one. */
    static Optional<StoredState> read(Handle handle, ModelName name) {
        Optional<LoadedModel> found = ModelStore.load(handle, name.domainKey(), name.id());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        LoadedModel model = found.get();
        return Optional.of(new StoredState(
                model,
                History.read(
                        handle,
                        model.model().key(),
                        model.checkpoint().version(),
                        model.model().version())));
    }
}
