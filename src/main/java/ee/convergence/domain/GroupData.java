package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What becomes of groups when others come and go: logins, the bootstrap, deleted users and domains. Thread-safe. */
@ServerSingleton
public final class GroupData implements GroupAssignments, DomainData {

    @Override
    public void replace(Handle handle, long domainKey, long userKey, Collection<String> groupIds) {
        GroupRecords.setGroupsOf(handle, domainKey, userKey, Set.copyOf(groupIds));
    }

    @Override
    public boolean create(
            Handle handle, long domainKey, String groupId, String description, Collection<Long> userKeys) {
        if (!GroupStore.insert(handle, domainKey, groupId, description)) {
            return false;
        }
        GroupStore.join(handle, domainKey, groupId, userKeys);
        return true;
    }

    @Override
    public boolean deleteDomain(Handle handle, long domainKey) {
        return GroupStore.deletePortion(handle, domainKey);
    }

    @Override
    public void deleteUser(Handle handle, long domainKey, long userKey) {
        GroupStore.leaveAll(handle, domainKey, userKey);
    }

    /** A membership is no history. */
    @Override
    public Set<Long> keptUsers(Handle handle, long domainKey, Collection<Long> userKeys) {
        return Set.of();
    }
}
