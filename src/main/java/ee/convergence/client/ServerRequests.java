package ee.convergence.client;

import ee.convergence.domain.RequestFailedException;
import ee.convergence.domain.RequestFailedException.Cause;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The requests of the server to one client that wait for an answer ({@code protocol.md} section 1.2). Thread-safe;
 * answers are completed outside its lock.
 */
final class ServerRequests {

    private record Waiting(CompletableFuture<ConvergenceMessage> answer, long deadlineNanos) {}

    private final Outbox outbox;
    private final int most;
    private Map<Integer, Waiting> waiting;
    private int nextId;
    private boolean ended;

    ServerRequests(Outbox outbox, int most) {
        this.outbox = outbox;
        this.most = most;
    }

    CompletionStage<ConvergenceMessage> send(ConvergenceMessage.Builder body, long deadlineNanos) {
        CompletableFuture<ConvergenceMessage> answer = new CompletableFuture<>();
        int id;
        synchronized (this) {
            if (waiting == null) {
                waiting = new HashMap<>(4);
            }
            if (ended || waiting.size() >= most) {
                answer.completeExceptionally(new RequestFailedException(ended ? Cause.GONE : Cause.TOO_MANY));
                return answer;
            }
            id = nextId++;
            waiting.put(id, new Waiting(answer, deadlineNanos));
        }
        outbox.send(ServerMessage.request(id, body), Mentions.NONE);
        return answer;
    }

    /** A response came; one that nobody waits for is ignored. */
    void answered(ConvergenceMessage message) {
        Waiting request = take(message.getResponseId().getValue());
        if (request == null) {
            return;
        }
        if (message.hasError()) {
            request.answer().completeExceptionally(new RequestFailedException(Cause.REFUSED));
            complain(ErrorCode.INVALID_MESSAGE, "A response message from the client could not be processed.");
        } else {
            request.answer().complete(message);
        }
    }

    void sweep(long now) {
        for (Waiting late : takeOverdue(now)) {
            late.answer().completeExceptionally(new RequestFailedException(Cause.TIMEOUT));
            complain(ErrorCode.TIMEOUT, "The client didn't respond to a server request in time");
        }
    }

    void abandon() {
        List<Waiting> all;
        synchronized (this) {
            ended = true;
            all = waiting == null ? List.of() : List.copyOf(waiting.values());
            waiting = null;
        }
        all.forEach(request -> request.answer().completeExceptionally(new RequestFailedException(Cause.GONE)));
    }

    private synchronized Waiting take(int id) {
        return waiting == null ? null : waiting.remove(id);
    }

    private synchronized List<Waiting> takeOverdue(long now) {
        if (waiting == null || waiting.isEmpty()) {
            return List.of();
        }
        List<Waiting> late = new ArrayList<>();
        waiting.values().removeIf(request -> now - request.deadlineNanos() >= 0 && late.add(request));
        return late;
    }

    private void complain(ErrorCode code, String text) {
        outbox.send(ServerMessage.normal(ServerMessage.error(code, text, Map.of())), Mentions.NONE);
    }
}
