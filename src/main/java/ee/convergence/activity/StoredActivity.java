package ee.convergence.activity;

import ee.convergence.permission.PermissionTargetName;
import ee.convergence.permission.Target;
import java.time.Instant;

/**
 * The record of an activity.
 *
 * @param key never given to another, not even of the same name
 * @param domainKey where it is
 * @param name what it is called
 * @param ephemeral whether it goes with its last session
 * @param created when it was created, in milliseconds
 */
record StoredActivity(
        long key, long domainKey, PermissionTargetName.Activity name, boolean ephemeral, Instant created) {

    /** What is granted on it. */
    Target target() {
        return Target.activity(domainKey, key);
    }
}
