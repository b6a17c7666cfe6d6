package ee.convergence.model.collection;

import ee.convergence.domain.SnapshotPolicy;
import ee.convergence.domain.UserId;
import ee.convergence.model.permission.CollectionRights;
import java.util.Map;

/**
 * A collection of models (model.md section 1.3). Immutable.
 *
 * @param id its id, unique in the domain
 * @param description what it is for
 * @param overridesSnapshots whether its own snapshot policy holds rather than the domain's
 * @param snapshots its own snapshot policy
 * @param world its word on everybody's rights
 * @param users its word on single users' rights
 */
public record ModelCollection(
        String id,
        String description,
        boolean overridesSnapshots,
        SnapshotPolicy snapshots,
        CollectionRights world,
        Map<UserId, CollectionRights> users) {

    /** Copies the map. */
    public ModelCollection {
        users = Map.copyOf(users);
    }

    /** A collection of that id as it is unless somebody says otherwise: everybody may do everything. */
    public static ModelCollection usual(String id) {
        return new ModelCollection(id, id, false, SnapshotPolicy.OF_COLLECTIONS, CollectionRights.ALL, Map.of());
    }
}
