package ee.convergence.chat;

import com.google.protobuf.Value;
import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import ee.convergence.permission.Answer;
import ee.convergence.permission.Refusal;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.Exchange;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.Route;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.storage.StorageException;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * How every chat request is answered: once, whatever comes of it, and before anything that happens in its chat later is
 * told. Thread-safe.
 */
@ServerSingleton
final class ChatRoutes {

    private static final Logger LOG = System.getLogger(ChatRoutes.class.getName());

    private final ChatDeliveries deliveries;

    /** Answers in the order of these deliveries. */
    @Inject
    ChatRoutes(ChatDeliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** Begins to answer a request. */
    interface Question<T> {
        CompletionStage<Answer<T>> ask(Session session, ConvergenceMessage message) throws InvalidChatRequestException;
    }

    /** The route of a request whose answer mentions nobody. */
    <T> Route<Session> of(
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
    <T> Route<Session> of(
            Function<ConvergenceMessage, String> chatId,
            Question<T> question,
            Function<T, ConvergenceMessage.Builder> wire,
            Function<T, Mentions> mentions) {
        return (session, message, exchange) -> {
            String id = chatId.apply(message);
            Runnable asking = () -> ask(session, message, exchange, question, wire, mentions, id);
            if (!deliveries.begin(new ChatName(session.domain().key(), id), asking)) {
                exchange.fail(ErrorCode.UNKNOWN, "The server ends.");
            }
        };
    }

    private static <T> void ask(
            Session session,
            ConvergenceMessage message,
            Exchange exchange,
            Question<T> question,
            Function<T, ConvergenceMessage.Builder> wire,
            Function<T, Mentions> mentions,
            String chatId) {
        try {
            question.ask(session, message).whenComplete((answer, failure) -> {
                if (failure != null) {
                    fail(exchange, session, failure instanceof CompletionException ? failure.getCause() : failure);
                } else if (answer.refusal().isPresent()) {
                    refuse(exchange, answer.refusal().get(), chatId);
                } else {
                    exchange.reply(wire.apply(answer.value()), mentions.apply(answer.value()));
                }
            });
        } catch (InvalidChatRequestException invalid) {
            refuse(exchange, new Refusal(ErrorCode.INVALID_MESSAGE, invalid.getMessage()), chatId);
        } catch (RuntimeException failure) {
            fail(exchange, session, failure);
        }
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
        boolean passing = failure instanceof StorageException || failure instanceof RejectedExecutionException;
        LOG.log(
                passing ? Level.DEBUG : Level.ERROR,
                () -> "a chat request failed, session " + session.id() + " of "
                        + session.domain().id(),
                failure);
        exchange.fail(
                ErrorCode.UNKNOWN,
                passing ? "The server cannot store or read this at present." : "An unexpected error occurred.");
    }
}
