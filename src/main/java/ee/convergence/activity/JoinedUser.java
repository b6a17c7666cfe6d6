package ee.convergence.activity;

import ee.convergence.domain.User;

/** A user of whom sessions have joined an activity, and what the user may do in it. Not thread-safe. */
final class JoinedUser {

    private final User user;
    private ActivityRights rights;
    private int sessions;

    JoinedUser(User user, ActivityRights rights) {
        this.user = user;
        this.rights = rights;
    }

    User user() {
        return user;
    }

    ActivityRights rights() {
        return rights;
    }

    void may(ActivityRights now) {
        rights = now;
    }

    void arrived() {
        sessions++;
    }

    /** Whether it was the last session. */
    boolean departed() {
        return --sessions == 0;
    }
}
