package ee.convergence.model.store;

import ee.convergence.model.permission.ModelRights;
import java.time.Instant;

/**
 * A model without its data, at one moment. Immutable.
 *
 * @param key what everything else of it is found by
 * @param id its id, unique in the domain
 * @param collection the id of its collection
 * @param collectionKey the key of its collection
 * @param version its version
 * @param created when it was created
 * @param modified when the last operation was ordered; for version 1 when it was created. Milliseconds.
 * @param overridesCollection whether its word on everybody's rights counts rather than its collection's
 * @param world its word on everybody's rights
 * @param ephemeral whether it goes with its last participant
 */
public record StoredModel(
        ModelKey key,
        String id,
        String collection,
        long collectionKey,
        long version,
        Instant created,
        Instant modified,
        boolean overridesCollection,
        ModelRights world,
        boolean ephemeral) {}
