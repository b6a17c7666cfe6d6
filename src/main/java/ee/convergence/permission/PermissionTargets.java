package ee.convergence.permission;

import ee.convergence.domain.Domain;
import ee.convergence.domain.User;
import ee.convergence.protocol.ErrorCode;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jdbi.v3.core.Handle;

/**
 * A feature whose things are targets of the permission requests. Found by CDI, one for each kind. Thread-safe; what takes a
 * handle works in the caller's transaction, of which it may be run more than once.
 */
public interface PermissionTargets {

    /** What they are. */
    TargetKind kind();

    /** The key of the thing of this name, which is of this kind; empty if there is none. */
    Optional<Long> find(Handle handle, long domainKey, PermissionTargetName name);

    /** Whether this user may know that it exists; to others it is as if it did not. */
    boolean visible(Handle handle, long domainKey, long key, User user);

    /** The permission to see and change its permissions. */
    String manageName();

    /** What is answered when there is none of that name. */
    ErrorCode notFound();

    /**
     * A change of what is granted on this thing is stored. Called on any thread, must not block.
     *
     * @return completes when those who notice were told; the change is acknowledged after that
     */
    CompletionStage<Void> changed(Domain domain, long key);
}
