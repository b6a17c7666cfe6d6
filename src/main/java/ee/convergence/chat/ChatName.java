package ee.convergence.chat;

/**
 * How a chat is called. Works on chats of one name are done one after the other.
 *
 * @param domainKey its domain
 * @param id its id
 */
record ChatName(long domainKey, String id) {

    static ChatName of(Chat chat) {
        return new ChatName(chat.domainKey(), chat.id());
    }
}
