package ee.convergence.chat;

import ee.convergence.permission.Answer;
import ee.convergence.permission.Refusal;
import ee.convergence.protocol.ErrorCode;
import java.util.Optional;
import java.util.Set;

/**
 * What a request comes to.
 *
 * @param answer the answer to whoever asked
 * @param telling what others are told, if anything
 */
record Decision<T>(Answer<T> answer, Optional<Telling> telling) {

    /**
     * Something to be told to those who take part.
     *
     * @param chat the chat after it
     * @param news what it is
     * @param members the keys of the members after it; of a room nobody's
     * @param others the keys of users who are no members any more and are told nevertheless
     */
    record Telling(Chat chat, ChatNews news, Set<Long> members, Set<Long> others) {}

    /** It is done, and nobody else hears of it. */
    static <T> Decision<T> quiet(T value) {
        return new Decision<>(Answer.of(value), Optional.empty());
    }

    /** It is done. */
    static <T> Decision<T> told(T value, Telling telling) {
        return new Decision<>(Answer.of(value), Optional.of(telling));
    }

    /** It is not done. */
    static <T> Decision<T> refused(ErrorCode code, String text) {
        return new Decision<>(Answer.refused(new Refusal(code, text)), Optional.empty());
    }

    /** There is no such chat, as far as the user is concerned. */
    static <T> Decision<T> notFound() {
        return refused(ErrorCode.CHAT_NOT_FOUND, "There is no such chat.");
    }

    /** The user is not in the chat. */
    static <T> Decision<T> notJoined() {
        return refused(ErrorCode.CHAT_NOT_JOINED, "The user is not in the chat.");
    }

    /** The user may not do that. */
    static <T> Decision<T> unauthorized() {
        return refused(ErrorCode.UNAUTHORIZED, "The user may not do this.");
    }

    /** That cannot be done with such a chat. */
    static <T> Decision<T> notSupported() {
        return refused(ErrorCode.NOT_SUPPORTED, "This cannot be done with such a chat.");
    }
}
