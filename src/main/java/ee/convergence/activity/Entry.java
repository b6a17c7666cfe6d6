package ee.convergence.activity;

import ee.convergence.permission.Refusal;
import java.util.Optional;
import java.util.Set;

/**
 * What the database says to somebody who asks about an activity.
 *
 * @param activity the activity, empty exactly when there is a refusal
 * @param rights what the user may do with it
 * @param refusal why there is none
 */
record Entry(Optional<StoredActivity> activity, Set<String> rights, Optional<Refusal> refusal) {

    static Entry to(StoredActivity activity, Set<String> rights) {
        return new Entry(Optional.of(activity), rights, Optional.empty());
    }

    static Entry refused(Refusal refusal) {
        return new Entry(Optional.empty(), Set.of(), Optional.of(refusal));
    }
}
