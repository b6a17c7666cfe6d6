package ee.convergence.chat;

import ee.convergence.domain.User;

/** What those who take part in a chat are told. */
sealed interface ChatNews {

    /** Something got a number. */
    record Happened(String chatId, ChatEvent event) implements ChatNews {}

    /** A user has seen events up to a number. */
    record Seen(String chatId, User user, long number) implements ChatNews {}

    /** The chat is gone. */
    record Removed(String chatId) implements ChatNews {}
}
