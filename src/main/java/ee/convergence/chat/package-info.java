/**
 * Chats ({@code chat.md}): channels, rooms and direct chats with one numbered log of events each.
 *
 * <p>{@link ee.convergence.chat.ChatMessages} and {@link ee.convergence.chat.ChatQueries} are the protocol's face. Whatever
 * changes a chat is one transaction: it checks what the chat is, what its members are and what the user may, and adds the
 * event; the number comes from the chat's row. After the commit {@link ee.convergence.chat.ChatDeliveries} tells the event
 * to all who take part, in the order of the numbers, then the answer goes out. Who is in a room is known in memory only, see
 * {@link ee.convergence.chat.Rooms}. May use {@code permission}, {@code domain}, {@code storage}, {@code protocol}, {@code
 * concurrent} and {@code config}.
 */
package ee.convergence.chat;
