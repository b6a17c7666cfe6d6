package ee.convergence.model.live;

import ee.convergence.domain.UserId;
import ee.convergence.model.access.Rights;
import ee.convergence.model.ot.data.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A model to be created (model.md section 3). Immutable.
 *
 * @param id its id
 * @param collection the id of its collection
 * @param root its data
 * @param created when it shall count as created; now if empty
 * @param overrides whether its world rights replace those of its collection
 * @param world its world rights
 * @param users its entries, applied after the creator's own
 * @param ephemeral whether it goes with its last participant
 */
public record NewModel(
        String id,
        String collection,
        ObjectNode root,
        Optional<Instant> created,
        boolean overrides,
        Rights world,
        Map<UserId, Rights> users,
        boolean ephemeral) {

    /** Copies the map. */
    public NewModel {
        users = Map.copyOf(users);
    }
}
