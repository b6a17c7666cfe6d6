package ee.convergence.domain;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** A feature that stores nothing, but whose history refers to some users. */
final class KeptUsers implements DomainData {

    final Set<Long> kept = ConcurrentHashMap.newKeySet();
    final Set<Long> deletedUsers = ConcurrentHashMap.newKeySet();
    final Set<Long> deletedDomains = ConcurrentHashMap.newKeySet();

    @Override
    public boolean deleteDomain(Handle handle, long domainKey) {
        return !deletedDomains.add(domainKey);
    }

    @Override
    public void deleteUser(Handle handle, long domainKey, long userKey) {
        deletedUsers.add(userKey);
    }

    @Override
    public Set<Long> keptUsers(Handle handle, long domainKey, Collection<Long> userKeys) {
        Set<Long> found = new HashSet<>(userKeys);
        found.retainAll(kept);
        return found;
    }
}
