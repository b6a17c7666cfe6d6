package ee.convergence.chat;

/**
 * A message that a user wants in a chat.
 *
 * @param name the chat
 * @param userKey who writes
 * @param roomKey the key of the chat if it is a room that the user is in, else 0
 * @param text the message
 */
record Publication(ChatName name, long userKey, long roomKey, String text) {}
