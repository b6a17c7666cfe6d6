package ee.convergence.model.store;

import java.time.Instant;

/**
 * A model's record. Immutable.
 *
 * @param key the record's key
 * @param id the model's id, unique in its domain
 * @param collection the id of the collection that it belongs to
 * @param version its current version
 * @param created when it was created
 * @param modified when its last operation was ordered
 * @param ephemeral whether it goes with its last participant
 */
public record ModelRow(
        long key, String id, String collection, long version, Instant created, Instant modified, boolean ephemeral) {}
