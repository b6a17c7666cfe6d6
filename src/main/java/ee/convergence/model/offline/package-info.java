/**
 * Copies of models that clients keep to work offline (model.md section 13): which session keeps which, and how they are
 * brought up to date.
 *
 * <p>{@link ee.convergence.model.offline.OfflineCopies} has a mailbox for all that sessions subscribe to. {@link
 * ee.convergence.model.offline.Checks} compares what they have with what is stored, hundreds of copies by one statement;
 * only what differs goes to the model's own mailbox, as an {@link ee.convergence.model.offline.Update}, which decides in
 * the order of the model's openings and closings what the session is told.
 *
 * <p>Depends on {@code model.live}, {@code model.store}, {@code model.wire}, {@code model.directory}, {@code domain} and
 * below.
 */
package ee.convergence.model.offline;
