package ee.convergence.domain;

import ee.convergence.storage.Batches;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Puts groups together from their tables. Stateless; every method works in the caller's transaction. */
final class GroupRecords {

    private static final Comparator<UserId> ORDER =
            Comparator.comparing(UserId::type).thenComparing(UserId::username);

    private GroupRecords() {}

    static Map<String, Group> find(Handle handle, long domainKey, Set<String> ids) {
        Map<String, String> descriptions = new HashMap<>();
        List<String> possible = ids.stream().filter(Texts::isStorable).toList();
        Batches.of(possible).forEach(batch -> descriptions.putAll(GroupStore.descriptions(handle, domainKey, batch)));
        return groups(handle, domainKey, descriptions);
    }

    static Page<Group> page(Handle handle, long domainKey, int offset, int limit) {
        Map<String, Group> groups = groups(handle, domainKey, GroupStore.page(handle, domainKey, offset, limit));
        return new Page<>(List.copyOf(groups.values()), GroupStore.count(handle, domainKey));
    }

    static Map<UserId, List<String>> groupsOf(Handle handle, Domain domain, Set<UserId> ids) {
        List<User> users = Users.find(handle, domain, ids);
        Map<Long, List<String>> groups = new HashMap<>();
        Batches.of(users.stream().map(User::key).toList())
                .forEach(batch -> groups.putAll(GroupStore.groupsOf(handle, domain.key(), batch)));
        return users.stream().collect(Collectors.toMap(User::id, user -> groups.getOrDefault(user.key(), List.of())));
    }

    /** Makes a user a member of exactly those of these groups that exist, and returns these, ordered. */
    static List<String> setGroupsOf(Handle handle, long domainKey, long userKey, Set<String> ids) {
        List<String> existing =
                find(handle, domainKey, ids).keySet().stream().sorted().toList();
        List<String> before =
                GroupStore.groupsOf(handle, domainKey, List.of(userKey)).getOrDefault(userKey, List.of());
        before.stream()
                .filter(group -> !existing.contains(group))
                .forEach(group -> GroupStore.leave(handle, domainKey, group, userKey));
        existing.stream()
                .filter(group -> !before.contains(group))
                .forEach(group -> GroupStore.join(handle, domainKey, group, List.of(userKey)));
        return existing;
    }

    /** The keys of these users. */
    static List<Long> keys(Handle handle, Domain domain, Set<UserId> ids) {
        Map<UserId, User> users =
                Users.find(handle, domain, ids).stream().collect(Collectors.toMap(User::id, Function.identity()));
        for (UserId id : ids) {
            if (!users.containsKey(id)) {
                throw new InvalidFieldException("members", "there is no user " + id);
            }
        }
        return users.values().stream().map(User::key).toList();
    }

    private static Map<String, Group> groups(Handle handle, long domainKey, Map<String, String> descriptions) {
        Map<String, List<UserId>> members = new HashMap<>();
        Batches.of(List.copyOf(descriptions.keySet()))
                .forEach(batch -> members.putAll(GroupStore.members(handle, domainKey, batch)));
        Map<String, Group> groups = new LinkedHashMap<>();
        descriptions.forEach((id, description) -> {
            List<UserId> ordered = new ArrayList<>(members.getOrDefault(id, List.of()));
            ordered.sort(ORDER);
            groups.put(id, new Group(id, description, ordered));
        });
        return groups;
    }
}
