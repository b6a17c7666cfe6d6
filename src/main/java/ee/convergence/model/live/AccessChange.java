package ee.convergence.model.live;

import ee.convergence.domain.UserId;
import ee.convergence.model.access.Rights;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change of who may do what with a model; what is absent stays as it is (model.md section 7.4). Immutable.
 *
 * @param overrides whether the model's world rights replace those of its collection
 * @param world the model's world rights
 * @param clears whether all entries of users go before the others are set
 * @param set entries to add or replace
 * @param removed users whose entries go, also when they are among those set
 */
public record AccessChange(
        Optional<Boolean> overrides,
        Optional<Rights> world,
        boolean clears,
        Map<UserId, Rights> set,
        List<UserId> removed) {

    /** Copies the collections. */
    public AccessChange {
        set = Map.copyOf(set);
        removed = List.copyOf(removed);
    }
}
