package ee.convergence.bench.load;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.chat.ChatEventData;
import ee.convergence.protocol.wire.chat.ChatHistoryResponseMessage;
import java.time.Duration;

/** Pages of the history of chats of which only the creation is no message. */
final class ChatPages {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private ChatPages() {}

    /** Asks for a page and waits for it. */
    static ChatHistoryResponseMessage get(LoadLoop loop, RequestSession session, ConvergenceMessage.Builder request) {
        ChatHistoryResponseMessage[] page = {null};
        session.request(request, answer -> page[0] = answer.getGetChatHistoryResponse());
        session.flush();
        loop.runUntil(() -> page[0] != null, LIMIT, "a page of history");
        return page[0];
    }

    /** Fails unless the page has so many events, from the first one on, each one step from the one before. */
    static void check(ChatHistoryResponseMessage page, long first, int step, int count, long total) {
        if (page.getDataCount() != count || page.getTotalResults() != total) {
            throw new LoadFailure("a page with " + page.getDataCount() + " of " + page.getTotalResults()
                    + " events instead of " + count + " of " + total);
        }
        long expected = first;
        for (ChatEventData event : page.getDataList()) {
            if (event.hasMessage() == event.hasCreated() || number(event) != expected) {
                throw new LoadFailure("not event " + expected + ": " + event);
            }
            expected += step;
        }
    }

    private static long number(ChatEventData event) {
        return event.hasMessage()
                ? event.getMessage().getEventNumber()
                : event.getCreated().getEventNumber();
    }
}
