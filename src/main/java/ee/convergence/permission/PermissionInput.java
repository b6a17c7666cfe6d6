package ee.convergence.permission;

import ee.convergence.config.PermissionSettings;
import ee.convergence.domain.UserId;
import ee.convergence.permission.GrantChange.Part;
import ee.convergence.protocol.wire.core.PermissionTarget;
import ee.convergence.protocol.wire.core.PermissionsList;
import ee.convergence.protocol.wire.core.SetPermissionsRequestMessage;
import ee.convergence.protocol.wire.core.UserPermissionsEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks what clients send ({@code permissions.md} section 5.4). Every method throws {@link InvalidPermissionsException} for
 * what is malformed or more than the limits allow. Immutable and thread-safe.
 */
public final class PermissionInput {

    private final PermissionSettings limits;

    /** Input within these limits. */
    public PermissionInput(PermissionSettings limits) {
        this.limits = limits;
    }

    /** Lists of names that such a target knows. */
    public GrantLists lists(
            TargetKind kind, List<String> world, List<UserPermissionsEntry> users, Map<String, PermissionsList> groups)
            throws InvalidPermissionsException {
        GrantLists lists = anyLists(world, users, groups);
        checkNames(kind, lists.world());
        checkNames(kind, lists.users());
        checkNames(kind, lists.groups());
        return lists;
    }

    /** Lists of any names. */
    GrantLists anyLists(List<String> world, List<UserPermissionsEntry> users, Map<String, PermissionsList> groups)
            throws InvalidPermissionsException {
        checkSize(world.size() + size(users) + size(groups));
        return new GrantLists(Set.copyOf(world), users(users), groups(groups));
    }

    /** What is to be in the place of what there is. */
    GrantChange.Replace replacement(TargetKind kind, SetPermissionsRequestMessage sent)
            throws InvalidPermissionsException {
        GrantLists lists = lists(
                kind,
                sent.getWorld().getPermissionsList(),
                sent.getUser().getPermissionsList(),
                sent.getGroup().getPermissionsMap());
        return new GrantChange.Replace(
                sent.hasWorld() ? Optional.of(lists.world()) : Optional.empty(),
                sent.hasUser()
                        ? Optional.of(new Part<>(lists.users(), sent.getUser().getReplaceAll()))
                        : Optional.empty(),
                sent.hasGroup()
                        ? Optional.of(new Part<>(lists.groups(), sent.getGroup().getReplaceAll()))
                        : Optional.empty());
    }

    /** What a request is about. */
    PermissionTargetName target(PermissionTarget sent) throws InvalidPermissionsException {
        return switch (sent.getTargetTypeCase()) {
            case CHAT -> new PermissionTargetName.Chat(sent.getChat().getId());
            case ACTIVITY ->
                new PermissionTargetName.Activity(
                        sent.getActivity().getType(), sent.getActivity().getId());
            case TARGETTYPE_NOT_SET -> throw new InvalidPermissionsException("The target is missing.");
        };
    }

    /** Several entries of one user are one. */
    private static Map<UserId, Set<String>> users(List<UserPermissionsEntry> sent) throws InvalidPermissionsException {
        Map<UserId, Set<String>> users = new LinkedHashMap<>();
        for (UserPermissionsEntry entry : sent) {
            UserId user = UserId.of(entry.getUser())
                    .orElseThrow(() -> new InvalidPermissionsException("A user has no name or an unknown type."));
            users.computeIfAbsent(user, id -> new LinkedHashSet<>()).addAll(entry.getPermissionsList());
        }
        return users;
    }

    private static Map<String, Set<String>> groups(Map<String, PermissionsList> sent) {
        Map<String, Set<String>> groups = new HashMap<>();
        sent.forEach((group, names) -> groups.put(group, Set.copyOf(names.getValuesList())));
        return groups;
    }

    private static void checkNames(TargetKind kind, Map<?, Set<String>> grants) throws InvalidPermissionsException {
        for (Set<String> names : grants.values()) {
            checkNames(kind, names);
        }
    }

    private static void checkNames(TargetKind kind, Collection<String> names) throws InvalidPermissionsException {
        for (String name : names) {
            if (!kind.accepts(name)) {
                throw new InvalidPermissionsException("There is no such permission: " + name);
            }
        }
    }

    private void checkSize(int size) throws InvalidPermissionsException {
        if (size > limits.maxListLength()) {
            throw new InvalidPermissionsException(
                    "A message has at most " + limits.maxListLength() + " users, groups and permissions.");
        }
    }

    private static int size(List<UserPermissionsEntry> users) {
        return users.stream().mapToInt(user -> 1 + user.getPermissionsCount()).sum();
    }

    private static int size(Map<String, PermissionsList> groups) {
        return groups.values().stream()
                .mapToInt(names -> 1 + names.getValuesCount())
                .sum();
    }
}
