package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Work;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Groups of users and who is in them ({@code identity-presence.md} section 2). Thread-safe; never blocks. */
@ServerSingleton
public final class Groups {

    private final Reader reader;
    private final Writer writer;
    private final FieldRules rules;
    private final RightsWatch rights;

    /** The groups in this database. */
    @Inject
    public Groups(Reader reader, Writer writer, RightsWatch rights, Settings settings) {
        this.reader = reader;
        this.writer = writer;
        this.rights = rights;
        this.rules = new FieldRules(settings.identity());
    }

    /** Those of these groups that exist, by id. */
    public CompletableFuture<Map<String, Group>> find(Domain domain, Collection<String> ids) {
        Set<String> distinct = Set.copyOf(ids);
        return reader.read(handle -> GroupRecords.find(handle, domain.key(), distinct));
    }

    /** All groups, ordered by id. */
    public CompletableFuture<Page<Group>> list(Domain domain, int offset, int limit) {
        return reader.read(handle -> GroupRecords.page(handle, domain.key(), offset, limit));
    }

    /** The ids of the groups of each of these users, ordered; users that do not exist are left out. */
    public CompletableFuture<Map<UserId, List<String>>> groupsOf(Domain domain, Collection<UserId> users) {
        Set<UserId> distinct = new LinkedHashSet<>(users);
        return reader.read(handle -> GroupRecords.groupsOf(handle, domain, distinct));
    }

    /**
     * Makes a group or changes the one of this name.
     *
     * @param members exactly who is in it from now on; empty to leave the members as they are
     * @return whether it is new; fails with {@link InvalidFieldException}, also for a member that does not exist
     */
    public CompletableFuture<Boolean> put(
            Domain domain, String id, String description, Optional<Collection<UserId>> members) {
        try {
            rules.checkName("id", id);
            rules.checkDescription(description);
        } catch (InvalidFieldException invalid) {
            return CompletableFuture.failedFuture(invalid);
        }
        Optional<Set<UserId>> exactly = members.map(LinkedHashSet::new);
        return change(domain, handle -> {
            Optional<List<Long>> keys = exactly.map(users -> GroupRecords.keys(handle, domain, users));
            boolean added = GroupStore.insert(handle, domain.key(), id, description);
            if (!added) {
                GroupStore.describe(handle, domain.key(), id, description);
            }
            keys.ifPresent(users -> {
                GroupStore.empty(handle, domain.key(), id);
                GroupStore.join(handle, domain.key(), id, users);
            });
            return added;
        });
    }

    /** Removes a group; false when there is none. */
    public CompletableFuture<Boolean> remove(Domain domain, String id) {
        return change(domain, handle -> GroupStore.delete(handle, domain.key(), id));
    }

    /**
     * Makes a user a member of a group, or ends that.
     *
     * @return false when there is no such group; fails with {@link InvalidFieldException} when there is no such user
     */
    public CompletableFuture<Boolean> setMember(Domain domain, String id, UserId user, boolean member) {
        return change(domain, handle -> {
            if (GroupStore.descriptions(handle, domain.key(), List.of(id)).isEmpty()) {
                return false;
            }
            List<Long> keys = GroupRecords.keys(handle, domain, Set.of(user));
            if (member) {
                GroupStore.join(handle, domain.key(), id, keys);
            } else {
                GroupStore.leave(handle, domain.key(), id, keys.get(0));
            }
            return true;
        });
    }

    /**
     * Makes a user a member of exactly these groups. Groups that do not exist are ignored.
     *
     * @return the ids of the user's groups from now on, or empty when there is no such user
     */
    public CompletableFuture<Optional<List<String>>> setGroupsOf(Domain domain, UserId user, Collection<String> ids) {
        Set<String> distinct = Set.copyOf(ids);
        return change(
                domain,
                handle -> UserStore.find(handle, domain.key(), user)
                        .map(found -> GroupRecords.setGroupsOf(handle, domain.key(), found.key(), distinct)));
    }

    private <T> CompletableFuture<T> change(Domain domain, Work<T> work) {
        return writer.submit(domain.key(), work).thenApply(done -> {
            rights.lookSoon();
            return done;
        });
    }
}
