package ee.convergence.activity;

import ee.convergence.permission.Refusal;

/** Takes what a request to join comes to, in a turn of the activity. Must not block. */
interface JoinAnswer {

    /** Answers with what the session sees; false, and it has not joined, if nobody waits for the answer any more. */
    boolean joined(int resourceId, StoredActivity activity, Snapshot snapshot);

    /** It is not joined. */
    void refused(Refusal why);
}
