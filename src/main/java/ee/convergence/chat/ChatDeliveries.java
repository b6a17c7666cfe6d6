package ee.convergence.chat;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.Mailbox;
import ee.convergence.concurrent.Mailboxes;
import ee.convergence.storage.Work;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells what is stored, off the writer's thread and in the order in which it was stored. Chats share a few lines. What is
 * under way is bounded by what clients may have under way. Thread-safe; never blocks.
 */
@ServerSingleton
final class ChatDeliveries {

    private static final int LINES = 64;

    private final Writer writer;
    private final List<Mailbox> lines;

    /** Stores with this writer and tells on the threads of these mailboxes. */
    @Inject
    ChatDeliveries(Writer writer, Mailboxes mailboxes) {
        this.writer = writer;
        this.lines = Stream.generate(() -> mailboxes.create(Integer.MAX_VALUE))
                .limit(LINES)
                .toList();
    }

    /**
     * Begins something that concerns a chat: nothing that is stored later of this chat is told before all of it that runs at
     * once has run. So what is attached to a future in it is attached in time.
     *
     * @return false, and it does not begin, when the server ends
     */
    boolean begin(ChatName name, Runnable something) {
        return line(name).post(something);
    }

    /**
     * Stores something and then does something with what is stored, after all that was stored of this chat before.
     *
     * @return what the delivery returns; what depends on it runs before the next delivery
     */
    <T, R> CompletableFuture<R> after(ChatName name, Work<T> work, Function<T, R> delivery) {
        CompletableFuture<R> told = new CompletableFuture<>();
        writer.submit(name, work, (result, failure) -> {
            if (failure != null) {
                told.completeExceptionally(failure);
            } else if (!line(name).post(() -> run(told, result, delivery))) {
                told.completeExceptionally(new RejectedExecutionException("the server ends"));
            }
        });
        return told;
    }

    private static <T, R> void run(CompletableFuture<R> told, T result, Function<T, R> delivery) {
        R returned;
        try {
            returned = delivery.apply(result);
        } catch (RuntimeException failure) {
            told.completeExceptionally(failure);
            return;
        }
        told.complete(returned);
    }

    private Mailbox line(ChatName name) {
        int hash = name.hashCode();
        return lines.get(Math.floorMod(hash ^ (hash >>> 16), LINES));
    }
}
