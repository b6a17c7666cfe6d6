package ee.convergence.permission;

import ee.convergence.domain.UserId;
import java.util.Map;
import java.util.Set;

/**
 * What is granted to whom on one target, by the names as they were given. Immutable if its parts are.
 *
 * @param world to every user of the domain
 * @param users to single users
 * @param groups to the members of groups, by the groups' ids
 */
public record GrantLists(Set<String> world, Map<UserId, Set<String>> users, Map<String, Set<String>> groups) {

    /** Nothing to nobody. */
    public static final GrantLists NONE = new GrantLists(Set.of(), Map.of(), Map.of());
}
