package ee.convergence.model.store;

import ee.convergence.model.ot.data.ObjectNode;
import java.time.Instant;

/**
 * A model at a version in the two forms in which it is kept up to date behind the operations: with ids to be loaded from,
 * and as a document without ids for queries. Immutable; to be made off the way of edits.
 *
 * @param root with ids
 * @param document as JSON, see {@link JsonDocument}
 */
public record Checkpoint(StoredRoot root, String document) {

    /**
     * The checkpoint of a model at a version. Costs as much as the model is large.
     *
     * @param version the version
     * @param time when the model was modified last at that version
     */
    public static Checkpoint of(ObjectNode root, long version, Instant time) {
        return new Checkpoint(StoredRoot.of(root, version, time), JsonDocument.of(root));
    }
}
