/**
 * Presence: which users are there and what they say about themselves ({@code identity-presence.md} sections 4 to 6).
 *
 * <p>{@link ee.convergence.presence.PresenceMessages} is the protocol's face, {@link
 * ee.convergence.presence.PresenceService} the logic; nothing is stored. May use {@code domain}, {@code protocol}, {@code
 * concurrent} and {@code config}.
 *
 * <p>The unit is the user. A change is applied in one short step under the user's entry in {@code UserPresences}, because
 * a login is answered with the state at its registration and cannot wait for a mailbox. In the same step the event goes to
 * the user's mailbox, whose turns carry it to the subscribers on this node. So events reach each subscriber in the order
 * in which they were applied, users do not wait for each other, and no fan-out runs on an I/O thread.
 *
 * <p>Each subscriber has a {@code Line}: an answer takes its place there when its snapshots are taken, and events that
 * are newer wait behind it while the users that it mentions are looked up.
 *
 * <p>A user's members are sessions by id, on whatever node: only subscribers need a session of this node. What other
 * nodes contribute enters by the same steps of {@code UserPresence} as what sessions of this node do.
 */
package ee.convergence.presence;
