package ee.convergence.activity;

/** Why sessions are put out of an activity ({@code permissions.md} section 6.1). */
enum ForcedOut {
    JOIN_REVOKED("The permission to join the activity was revoked."),
    LURK_REVOKED("The permission to lurk in the activity was revoked."),
    VIEW_STATE_REVOKED("The permission to view the state of the activity was revoked, join it again.");

    private final String reason;

    ForcedOut(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /** Why a session must go whose user had those rights and has these now; null if it may stay. */
    static ForcedOut of(boolean lurking, ActivityRights before, ActivityRights now) {
        if (!now.join()) {
            return JOIN_REVOKED;
        }
        if (lurking && !now.lurk()) {
            return LURK_REVOKED;
        }
        return before.viewState() && !now.viewState() ? VIEW_STATE_REVOKED : null;
    }
}
