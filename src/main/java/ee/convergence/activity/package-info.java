/**
 * Activities: who is doing something together, and what each of them says about it ({@code activity.md}).
 *
 * <p>{@link ee.convergence.activity.ActivityMessages} is the protocol's face, {@code ActivityService} the logic. Only the
 * record of an activity and what is granted on it are stored, by {@code ActivityRecords}; who has joined, and the state of
 * participants, are in memory. May use {@code permission}, {@code domain}, {@code storage}, {@code protocol}, {@code
 * concurrent} and {@code config}.
 *
 * <p>The unit is the activity's name. All that happens to it is a command in the mailbox of its {@code Activity}. What needs
 * the database is submitted to the writer by such a command, under the activity's name, and comes back as another: so the
 * order of joins, deletions and changes of rights is the same in the database and in memory. Events leave by the turns of
 * the mailbox, hence in the order in which they were applied, and a join is answered in the same turn in which it takes
 * place.
 *
 * <p>Rights are those of users. They are read when a session joins, and again when something changed them, on whatever
 * node; what is distributed costs no look-up.
 */
package ee.convergence.activity;
