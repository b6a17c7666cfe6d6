package ee.convergence.model.permission;

import ee.convergence.domain.UserId;
import java.util.Map;

/**
 * What a model itself says about rights; other than what is in force (model.md section 7.3). Immutable.
 *
 * @param overridesCollection whether its word on everybody counts rather than its collection's
 * @param world its word on everybody
 * @param users its word on single users
 */
public record ModelPermissions(boolean overridesCollection, ModelRights world, Map<UserId, ModelRights> users) {

    /** Says nothing: the collection's word counts. */
    public static final ModelPermissions NONE = new ModelPermissions(false, ModelRights.NONE, Map.of());

    /** Copies the map. */
    public ModelPermissions {
        users = Map.copyOf(users);
    }
}
