package ee.convergence.model.permission;

import ee.convergence.domain.UserType;
import java.util.Optional;

/**
 * What somebody may do with a collection and, where these do not say otherwise, with its models (model.md section 7.1).
 * Immutable.
 *
 * @param create create models in it
 * @param models what holds for its models
 */
public record CollectionRights(boolean create, ModelRights models) {

    /** Nothing. */
    public static final CollectionRights NONE = new CollectionRights(false, ModelRights.NONE);

    /** Everything. */
    public static final CollectionRights ALL = new CollectionRights(true, ModelRights.ALL);

    private static final int CREATE = 16;

    /** The rights of a sum as {@link #sum} makes it. */
    public static CollectionRights ofSum(int sum) {
        return new CollectionRights((sum & CREATE) != 0, ModelRights.ofSum(sum));
    }

    /** The rights as they are stored. */
    public int sum() {
        return models.sum() + (create ? CREATE : 0);
    }

    /**
     * Whether a user may create models in a collection (model.md section 3, check 3).
     *
     * @param user the user's type
     * @param entry what the collection says of the user, if anything
     * @param world what it says of everybody else
     */
    public static boolean mayCreate(UserType user, Optional<CollectionRights> entry, CollectionRights world) {
        return user == UserType.CONVERGENCE || entry.orElse(world).create();
    }
}
