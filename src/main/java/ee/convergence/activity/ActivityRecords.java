package ee.convergence.activity;

import ee.convergence.ServerSingleton;
import ee.convergence.activity.JoinRequest.AutoCreate;
import ee.convergence.domain.Node;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import ee.convergence.domain.UserType;
import ee.convergence.permission.GrantLists;
import ee.convergence.permission.Grants;
import ee.convergence.permission.PermissionNames;
import ee.convergence.permission.PermissionTargetName;
import ee.convergence.permission.Refusal;
import ee.convergence.permission.Rights;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/**
 * The records of activities together with what is granted on them: neither is ever without the other. Stateless and
 * thread-safe; every method works in the caller's transaction, of which it may be run more than once.
 */
@ServerSingleton
final class ActivityRecords {

    private static final int PORTION = 100;

    private final Rights rights;
    private final Grants grants;
    private final LongSupplier nodeKey;

    @Inject
    ActivityRecords(Rights rights, Grants grants, Node node) {
        this(rights, grants, node::key);
    }

    /** @param nodeKey the number of this process */
    ActivityRecords(Rights rights, Grants grants, LongSupplier nodeKey) {
        this.rights = rights;
        this.grants = grants;
        this.nodeKey = nodeKey;
    }

    /** The activity of that name and what the user may do with it. */
    Entry find(Handle handle, long domainKey, PermissionTargetName.Activity name, User user) {
        return ActivityStore.find(handle, domainKey, name)
                .map(found -> Entry.to(found, rights.of(handle, found.target(), user)))
                .orElseGet(() -> Entry.refused(Refusals.NOT_FOUND));
    }

    /** Creates an activity that stays, with exactly these grants; returns why not. */
    Optional<Refusal> create(
            Handle handle, long domainKey, PermissionTargetName.Activity name, GrantLists lists, Instant now) {
        return created(handle, domainKey, name, false, lists, now).refusal();
    }

    /**
     * The activity that a user wants to join, created if that is wanted. An ephemeral one stays from now on until this
     * process {@linkplain #release releases} it, if the user may join it.
     */
    Entry enter(Handle handle, long domainKey, User user, JoinRequest request, Instant now) {
        Entry found = find(handle, domainKey, request.name(), user);
        if (found.activity().isEmpty()) {
            found = request.autoCreate()
                    .map(wanted -> autoCreated(handle, domainKey, user, request, wanted, now))
                    .orElse(found);
            if (found.refusal().equals(Optional.of(Refusals.EXISTS))) {
                return enter(handle, domainKey, user, request, now);
            }
        }
        boolean holds = found.activity().map(StoredActivity::ephemeral).orElse(false)
                && ActivityRights.of(found.rights()).permits(request.lurk());
        if (holds && !hold(handle, found.activity().get())) {
            return enter(handle, domainKey, user, request, now);
        }
        return found;
    }

    /** Deletes the activity of that name, if the user may. */
    Entry delete(Handle handle, long domainKey, PermissionTargetName.Activity name, User user) {
        Entry found = find(handle, domainKey, name, user);
        if (found.activity().isEmpty()) {
            return found;
        }
        if (!found.rights().contains(PermissionNames.REMOVE)) {
            return Entry.refused(Refusals.UNAUTHORIZED);
        }
        return remove(handle, found.activity().get()) ? found : Entry.refused(Refusals.NOT_FOUND);
    }

    /** This process has no more sessions in an ephemeral activity, which goes if no other has. */
    void release(Handle handle, StoredActivity activity) {
        if (ActivityStore.lock(handle, activity.key())) {
            ActivityStore.release(handle, activity.key(), nodeKey.getAsLong());
            if (!ActivityStore.isHeld(handle, activity.key())) {
                remove(handle, activity);
            }
        }
    }

    /** What these users may do by now, by their keys; empty if the activity is gone. */
    Optional<Map<Long, ActivityRights>> rights(Handle handle, StoredActivity activity, Collection<User> users) {
        if (!ActivityStore.exists(handle, activity.key())) {
            return Optional.empty();
        }
        Map<Long, ActivityRights> now = new HashMap<>();
        rights.ofUsers(handle, activity.target(), users)
                .forEach((user, names) -> now.put(user, ActivityRights.of(names)));
        return Optional.of(now);
    }

    /** Deletes some of the ephemeral activities that nobody is in; true when none are left. */
    boolean deleteLeftovers(Handle handle) {
        List<StoredActivity> leftovers = ActivityStore.leftovers(handle, PORTION);
        leftovers.forEach(leftover -> deleteUnheld(handle, leftover));
        return leftovers.isEmpty();
    }

    private Entry autoCreated(
            Handle handle, long domainKey, User user, JoinRequest request, AutoCreate wanted, Instant now) {
        if (wanted.invalid().isPresent()) {
            return Entry.refused(wanted.invalid().get());
        }
        Entry created = created(
                handle, domainKey, request.name(), wanted.ephemeral(), withCreator(wanted.lists(), user, request), now);
        return created.activity()
                .map(activity -> Entry.to(activity, rights.of(handle, activity.target(), user)))
                .orElse(created);
    }

    private Entry created(
            Handle handle,
            long domainKey,
            PermissionTargetName.Activity name,
            boolean ephemeral,
            GrantLists lists,
            Instant now) {
        ActivityStore.leftover(handle, domainKey, name).ifPresent(leftover -> deleteUnheld(handle, leftover));
        Optional<StoredActivity> created = ActivityStore.insert(handle, domainKey, name, ephemeral, now);
        if (created.isEmpty()) {
            return Entry.refused(Refusals.EXISTS);
        }
        Optional<Refusal> refusal = grants.give(handle, created.get().target(), lists);
        if (refusal.isPresent()) {
            ActivityStore.delete(handle, created.get().key());
            return Entry.refused(refusal.get());
        }
        return Entry.to(created.get(), Set.of());
    }

    /** Who creates by joining may at least do that, and everything unless something else is said. */
    private static GrantLists withCreator(GrantLists lists, User user, JoinRequest request) {
        if (user.id().type() == UserType.CONVERGENCE) {
            return lists;
        }
        Set<String> own = new HashSet<>(lists.users().getOrDefault(user.id(), PermissionNames.ACTIVITY));
        own.add(PermissionNames.JOIN);
        if (request.lurk()) {
            own.add(PermissionNames.LURK);
        }
        Map<UserId, Set<String>> users = new HashMap<>(lists.users());
        users.put(user.id(), own);
        return new GrantLists(lists.world(), users, lists.groups());
    }

    private boolean hold(Handle handle, StoredActivity activity) {
        if (!ActivityStore.lock(handle, activity.key())) {
            return false;
        }
        ActivityStore.hold(handle, activity.key(), nodeKey.getAsLong());
        return true;
    }

    private void deleteUnheld(Handle handle, StoredActivity leftover) {
        if (ActivityStore.lock(handle, leftover.key()) && !ActivityStore.isHeld(handle, leftover.key())) {
            remove(handle, leftover);
        }
    }

    private boolean remove(Handle handle, StoredActivity activity) {
        if (!ActivityStore.delete(handle, activity.key())) {
            return false;
        }
        grants.deleteAll(handle, activity.target());
        return true;
    }
}
