package ee.convergence.domain;

import ee.convergence.storage.Batches;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The keys by which other tables refer to users. Stateless; works in the caller's transaction. */
public final class UserKeyStore {

    private UserKeyStore() {}

    /** The keys of those of these users who exist. */
    public static Map<UserId, Long> find(Handle handle, long domainKey, Collection<UserId> users) {
        Map<UserType, List<String>> names = users.stream()
                .filter(user -> Texts.isStorable(user.username()))
                .collect(
                        Collectors.groupingBy(UserId::type, Collectors.mapping(UserId::username, Collectors.toList())));
        Map<UserId, Long> keys = new HashMap<>();
        names.forEach((type, all) -> Batches.of(all)
                .forEach(some -> UserStore.find(handle, domainKey, type, some)
                        .forEach(user -> keys.put(user.id(), user.key()))));
        return keys;
    }
}
