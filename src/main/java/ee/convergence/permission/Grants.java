package ee.convergence.permission;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.RightsChangeStore;
import ee.convergence.domain.Texts;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What is granted directly on targets. Every change is noted for those who remember rights, see {@link
 * ee.convergence.domain.RightsChangeListener}. Stateless and thread-safe; every method works in the caller's transaction.
 */
@ServerSingleton
public final class Grants {

    /** All that is granted on a target. */
    public GrantLists find(Handle handle, Target target) {
        return GrantStore.find(handle, target);
    }

    /**
     * Grants all of this, beside what there is.
     *
     * @return why not, and then nothing was stored: a user or a group does not exist
     */
    public Optional<Refusal> give(Handle handle, Target target, GrantLists lists) {
        return change(handle, target, new GrantChange.Add(lists));
    }

    /** Grants this to users. */
    public void giveUsers(Handle handle, Target target, Collection<Long> userKeys, Collection<String> names) {
        GrantStore.addUsers(handle, target, same(userKeys, names));
        note(handle, target);
    }

    /** Grants this to users because they became members; nothing changes where it is granted already. */
    public void giveAutomatically(Handle handle, Target target, Collection<Long> userKeys, String name) {
        GrantStore.addAutomatic(handle, target, same(userKeys, List.of(name)));
        note(handle, target);
    }

    /** Takes from users what {@link #giveAutomatically} gave them; what somebody granted stays. */
    public void takeAutomatic(Handle handle, Target target, Collection<Long> userKeys) {
        GrantStore.removeAutomatic(handle, target, userKeys);
        note(handle, target);
    }

    /** Takes everything from a user. */
    public void deleteOfUser(Handle handle, Target target, long userKey) {
        GrantTable.USERS.clear(handle, target, List.of(userKey));
        note(handle, target);
    }

    /** Deletes all that is granted on a target, which is deleted itself. */
    public void deleteAll(Handle handle, Target target) {
        GrantStore.delete(handle, target);
        note(handle, target);
    }

    /** Others who change what is granted on the target wait for the end of this transaction. */
    void lock(Handle handle, Target target) {
        GrantStore.lock(handle, target);
    }

    /** Changes what is granted, all or nothing; returns why not. */
    Optional<Refusal> change(Handle handle, Target target, GrantChange change) {
        Grantees grantees = Grantees.find(handle, target.domainKey(), change.users(), change.groups());
        if (grantees.missing().isPresent()) {
            return grantees.missing();
        }
        if (change instanceof GrantChange.Add add) {
            add(handle, target, add.lists(), grantees);
        } else if (change instanceof GrantChange.Remove remove) {
            remove(handle, target, remove.lists(), grantees);
        } else if (change instanceof GrantChange.Replace replace) {
            replace(handle, target, replace, grantees);
        }
        note(handle, target);
        return Optional.empty();
    }

    private static void add(Handle handle, Target target, GrantLists lists, Grantees grantees) {
        GrantStore.addWorld(handle, target, lists.world());
        GrantStore.addUsers(handle, target, grantees.byKey(lists.users()));
        GrantStore.addGroups(handle, target, lists.groups());
    }

    private static void remove(Handle handle, Target target, GrantLists lists, Grantees grantees) {
        GrantStore.removeWorld(handle, target, spellings(lists.world()));
        GrantTable.USERS.remove(handle, target, spellings(grantees.byKey(lists.users())));
        GrantTable.GROUPS.remove(handle, target, spellings(lists.groups()));
    }

    private static void replace(Handle handle, Target target, GrantChange.Replace replace, Grantees grantees) {
        replace.world().ifPresent(names -> {
            GrantStore.clearWorld(handle, target);
            GrantStore.addWorld(handle, target, names);
        });
        replace.usersPart().ifPresent(part -> {
            Map<Long, Set<String>> grants = grantees.byKey(part.permissions());
            clear(handle, target, GrantTable.USERS, grants.keySet(), part.replaceAll());
            GrantStore.addUsers(handle, target, grants);
        });
        replace.groupsPart().ifPresent(part -> {
            clear(handle, target, GrantTable.GROUPS, part.permissions().keySet(), part.replaceAll());
            GrantStore.addGroups(handle, target, part.permissions());
        });
    }

    private static <K> void clear(
            Handle handle, Target target, GrantTable<K> table, Collection<K> listed, boolean everybody) {
        if (everybody) {
            table.clear(handle, target);
        } else {
            table.clear(handle, target, listed);
        }
    }

    private static void note(Handle handle, Target target) {
        if (target.kind().isRemembered()) {
            RightsChangeStore.add(handle, target.domainKey(), target.kind().code(), target.key());
        }
    }

    private static Map<Long, Collection<String>> same(Collection<Long> userKeys, Collection<String> names) {
        Map<Long, Collection<String>> grants = new HashMap<>();
        userKeys.forEach(user -> grants.put(user, names));
        return grants;
    }

    private static <K> Map<K, Set<String>> spellings(Map<K, Set<String>> grants) {
        Map<K, Set<String>> all = new HashMap<>();
        grants.forEach((grantee, names) -> all.put(grantee, spellings(names)));
        return all;
    }

    /** Of what can be stored at all: any text may be taken away. */
    private static Set<String> spellings(Set<String> names) {
        Set<String> all = new HashSet<>();
        names.stream().filter(Texts::isStorable).forEach(name -> all.addAll(PermissionNames.spellings(name)));
        return all;
    }
}
