package ee.convergence.activity;

import static ee.convergence.permission.PermissionNames.JOIN;
import static ee.convergence.permission.PermissionNames.LURK;
import static ee.convergence.permission.PermissionNames.SET_STATE;
import static ee.convergence.permission.PermissionNames.VIEW_STATE;

import java.util.Set;

/**
 * What a user may do in an activity.
 *
 * @param join take part
 * @param lurk be there unseen
 * @param viewState see what others say
 * @param setState say something
 */
record ActivityRights(boolean join, boolean lurk, boolean viewState, boolean setState) {

    /** None. */
    static final ActivityRights NONE = new ActivityRights(false, false, false, false);

    /** Those of these permissions. */
    static ActivityRights of(Set<String> names) {
        return new ActivityRights(
                names.contains(JOIN), names.contains(LURK), names.contains(VIEW_STATE), names.contains(SET_STATE));
    }

    /** Whether a session may join. */
    boolean permits(boolean lurking) {
        return join && (lurk || !lurking);
    }
}
