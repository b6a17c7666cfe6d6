package ee.convergence.model.store;

import java.time.Instant;

/** What came of the wish to create a model (model.md section 3). Immutable. */
public sealed interface Creation {

    /**
     * It was created.
     *
     * @param model the model, at version 1
     */
    record Created(StoredModel model) implements Creation {}

    /** The collection exists and does not let the user create models. Nothing was stored. */
    record Unauthorized() implements Creation {}

    /** The collection does not exist and the domain does not create collections by itself. Nothing was stored. */
    record NoCollection() implements Creation {}

    /**
     * There is a model of that id. Nothing was stored.
     *
     * @param created when that one was created
     */
    record Exists(Instant created) implements Creation {}
}
