package ee.convergence.chat;

import com.google.protobuf.Value;
import ee.convergence.domain.Session;
import ee.convergence.permission.Answer;
import ee.convergence.permission.Refusal;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.Exchange;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.Route;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** How every chat request is answered: once, whatever comes of it. Stateless. */
final class ChatRoutes {

    private static final Logger LOG = System.getLogger(ChatRoutes.class.getName());

    private ChatRoutes() {}

    /** Begins to answer a request. */
    interface Question<T> {
        CompletionStage<Answer<T>> ask(Session session, ConvergenceMessage message) throws InvalidChatRequestException;
    }

    /** The route of a request whose answer mentions nobody. */
    static <T> Route<Session> of(
            Function<ConvergenceMessage, String> chatId,
            Question<T> question,
            Function<T, ConvergenceMessage.Builder> wire) {
        return of(chatId, question, wire, value -> Mentions.NONE);
    }

    /**
     * The route of a request.
     *
     * @param chatId names the chat of a request; empty where it is about none or many
     * @param question begins to answer
     * @param wire the answer as it travels
     * @param mentions whom the answer mentions
     */
    static <T> Route<Session> of(
            Function<ConvergenceMessage, String> chatId,
            Question<T> question,
            Function<T, ConvergenceMessage.Builder> wire,
            Function<T, Mentions> mentions) {
        return (session, message, exchange) -> {
            try {
                question.ask(session, message).whenComplete((answer, failure) -> {
                    if (failure != null) {
                        fail(exchange, session, failure);
                    } else if (answer.refusal().isPresent()) {
                        refuse(exchange, answer.refusal().get(), chatId.apply(message));
                    } else {
                        exchange.reply(wire.apply(answer.value()), mentions.apply(answer.value()));
                    }
                });
            } catch (InvalidChatRequestException invalid) {
                refuse(exchange, new Refusal(ErrorCode.INVALID_MESSAGE, invalid.getMessage()), chatId.apply(message));
            }
        };
    }

    private static void refuse(Exchange exchange, Refusal refusal, String chatId) {
        exchange.fail(
                refusal.code(),
                refusal.text(),
                chatId.isEmpty()
                        ? Map.of()
                        : Map.of(
                                "chatId",
                                Value.newBuilder().setStringValue(chatId).build()));
    }

    private static void fail(Exchange exchange, Session session, Throwable failure) {
        LOG.log(
                Level.ERROR,
                () -> "a chat request failed, session " + session.id() + " of "
                        + session.domain().id(),
                failure);
        exchange.fail(ErrorCode.UNKNOWN, "An unexpected error occurred.");
    }
}
