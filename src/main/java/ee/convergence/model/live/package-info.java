/**
 * Models in memory (model.md, ot.md section 3, references.md).
 *
 * <p>A {@link ee.convergence.model.live.LiveModel} is a model's mailbox with its way into and out of memory; an {@link
 * ee.convergence.model.live.OpenModel} is what is loaded: tree, concurrency control, participants, references. What
 * happens to it goes through a {@link ee.convergence.model.live.Pipeline}: commands change the state at once and note
 * what is to be stored and what is to be sent; it is sent, in order, when everything before it is stored. The {@link
 * ee.convergence.model.live.Audience} is the view of the participants' side, moved on by what is sent.
 *
 * <p>All state is touched by the mailbox's thread only. May use {@code model.ot}, {@code model.wire}, {@code
 * model.access}, {@code model.store}, {@code identity}, {@code domain} and below.
 */
package ee.convergence.model.live;
