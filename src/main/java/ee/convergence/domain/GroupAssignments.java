package ee.convergence.domain;

import java.util.Collection;
import org.jdbi.v3.core.Handle;

/**
 * The memberships of users in groups, as logins and the bootstrap change them. Found by CDI. Every method works in the
 * caller's transaction, of which it may be run more than once. Thread-safe.
 */
public interface GroupAssignments {

    /** Makes the user a member of exactly these groups; ids of groups that do not exist are ignored. */
    void replace(Handle handle, long domainKey, long userKey, Collection<String> groupIds);

    /** Creates a group with these members; false, and nothing changes, when there is one of that id. */
    boolean create(Handle handle, long domainKey, String groupId, String description, Collection<Long> userKeys);
}
