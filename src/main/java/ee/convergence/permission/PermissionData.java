package ee.convergence.permission;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.DomainData;
import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What becomes of permissions when domains and users go. Those of groups go with their rows. Thread-safe. */
@ServerSingleton
public final class PermissionData implements DomainData {

    @Override
    public boolean deleteDomain(Handle handle, long domainKey) {
        return GrantStore.deletePortion(handle, domainKey);
    }

    @Override
    public void deleteUser(Handle handle, long domainKey, long userKey) {
        GrantStore.deleteUser(handle, domainKey, userKey);
    }

    /** A permission is no history. */
    @Override
    public Set<Long> keptUsers(Handle handle, long domainKey, Collection<Long> userKeys) {
        return Set.of();
    }
}
