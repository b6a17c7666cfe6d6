package ee.convergence.model.permission;

import ee.convergence.domain.UserType;
import java.util.Optional;

/**
 * All that is said about one user and one model; the first that applies counts, as a whole (model.md section 7.2).
 * Immutable.
 *
 * @param modelEntry what the model says of the user, if anything
 * @param collectionEntry what the collection says of the user, if anything
 * @param overridesCollection whether the model's rather than the collection's word on everybody counts
 * @param modelWorld what the model says of everybody
 * @param collectionWorld what the collection says of everybody
 */
public record RightsSources(
        Optional<ModelRights> modelEntry,
        Optional<ModelRights> collectionEntry,
        boolean overridesCollection,
        ModelRights modelWorld,
        ModelRights collectionWorld) {

    /** The rights in force for the user, who is of this type. */
    public ModelRights inForce(UserType user) {
        if (user == UserType.CONVERGENCE) {
            return ModelRights.ALL;
        }
        return modelEntry.or(() -> collectionEntry).orElse(overridesCollection ? modelWorld : collectionWorld);
    }
}
