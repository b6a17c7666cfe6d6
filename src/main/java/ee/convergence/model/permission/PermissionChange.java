package ee.convergence.model.permission;

import ee.convergence.domain.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A change of what a model says about rights, made as one unit in the order of the parts (model.md section 7.4). Users who
 * do not exist are skipped. Immutable.
 *
 * @param overridesCollection replaces the flag, if present
 * @param world replaces the word on everybody, if present
 * @param removeAll whether all users are removed first
 * @param set users whose entries are added or replaced
 * @param removed users whose entries are removed, also those that are set
 */
public record PermissionChange(
        Optional<Boolean> overridesCollection,
        Optional<ModelRights> world,
        boolean removeAll,
        Map<UserId, ModelRights> set,
        Set<UserId> removed) {

    /** Copies map and set. */
    public PermissionChange {
        set = Map.copyOf(set);
        removed = Set.copyOf(removed);
    }
}
