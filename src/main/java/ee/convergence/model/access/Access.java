package ee.convergence.model.access;

import ee.convergence.domain.User;
import ee.convergence.domain.UserType;
import java.util.Map;

/**
 * All that decides about who may do what with one model (model.md section 7.2). Immutable.
 *
 * @param overrides whether the model's world rights replace those of its collection
 * @param world the model's world rights
 * @param users the model's entries, by the user's key
 * @param collectionWorld the collection's world rights
 * @param collectionUsers the collection's entries, by the user's key
 */
public record Access(
        boolean overrides,
        Rights world,
        Map<Long, Rights> users,
        CollectionRights collectionWorld,
        Map<Long, CollectionRights> collectionUsers) {

    /** Copies the maps. */
    public Access {
        users = Map.copyOf(users);
        collectionUsers = Map.copyOf(collectionUsers);
    }

    /** What the user may do: the first source that says something decides, as a whole. */
    public Rights of(User user) {
        if (user.id().type() == UserType.CONVERGENCE) {
            return Rights.ALL;
        }
        Rights own = users.get(user.key());
        if (own != null) {
            return own;
        }
        CollectionRights ofCollection = collectionUsers.get(user.key());
        if (ofCollection != null) {
            return ofCollection.models();
        }
        return overrides ? world : collectionWorld.models();
    }
}
