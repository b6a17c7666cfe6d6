package ee.convergence.domain;

import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What a feature stores of domains and users, for when these go. Found by CDI. Every method works in the caller's
 * transaction, of which it may be run more than once. Thread-safe.
 */
public interface DomainData {

    /** Deletes all that is stored of a domain, or a good part of it; true when nothing is left. */
    boolean deleteDomain(Handle handle, long domainKey);

    /** Deletes what a user loses when deleted, such as memberships and permissions; history stays. */
    void deleteUser(Handle handle, long domainKey, long userKey);

    /** Which of these users must be kept because history refers to them or to their sessions. */
    Set<Long> keptUsers(Handle handle, long domainKey, Collection<Long> userKeys);

    /** Deletes some of what belongs to nothing any more, asked from time to time; true when nothing is left. */
    default boolean tidy(Handle handle) {
        return true;
    }
}
