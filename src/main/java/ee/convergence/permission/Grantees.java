package ee.convergence.permission;

import ee.convergence.domain.GroupNames;
import ee.convergence.domain.UserId;
import ee.convergence.domain.UserKeyStore;
import ee.convergence.protocol.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Those whom a list names, as they are stored.
 *
 * @param keys of the users
 * @param missing what is answered when somebody does not exist
 */
record Grantees(Map<UserId, Long> keys, Optional<Refusal> missing) {

    /** Looks for all of them; in the caller's transaction. */
    static Grantees find(Handle handle, long domainKey, Set<UserId> users, Set<String> groups) {
        Map<UserId, Long> keys = UserKeyStore.find(handle, domainKey, users);
        Optional<Refusal> noUser = users.stream()
                .filter(user -> !keys.containsKey(user))
                .findFirst()
                .map(user -> new Refusal(ErrorCode.USER_NOT_FOUND, "There is no user " + user + "."));
        return new Grantees(keys, noUser.or(() -> missingGroup(handle, domainKey, groups)));
    }

    /** The same by the users' keys; all must exist. */
    Map<Long, Set<String>> byKey(Map<UserId, Set<String>> grants) {
        Map<Long, Set<String>> byKey = new HashMap<>();
        grants.forEach((user, names) -> byKey.put(keys.get(user), names));
        return byKey;
    }

    private static Optional<Refusal> missingGroup(Handle handle, long domainKey, Set<String> groups) {
        Set<String> existing = GroupNames.existing(handle, domainKey, groups);
        return groups.stream()
                .filter(group -> !existing.contains(group))
                .findFirst()
                .map(group -> new Refusal(ErrorCode.GROUP_NOT_FOUND, "There is no group " + group + "."));
    }
}
