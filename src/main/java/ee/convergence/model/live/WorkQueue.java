package ee.convergence.model.live;

import ee.convergence.concurrent.Mailbox;
import ee.convergence.concurrent.Mailboxes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * The mailbox of one model, which can be paused while something is read that the next command needs. What clients send is
 * bounded; what the model tells itself is always taken. {@link #post} and {@link #offer} are thread-safe, the rest is for
 * the mailbox's thread.
 */
final class WorkQueue {

    private static final Logger LOG = System.getLogger(WorkQueue.class.getName());

    private final Mailbox mailbox;
    private final int most;
    private final AtomicInteger offered = new AtomicInteger();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    /** How many pauses are not over. */
    private int pauses;

    WorkQueue(Mailboxes mailboxes, int most) {
        this.mailbox = mailboxes.create(Integer.MAX_VALUE);
        this.most = most;
    }

    /** Takes something that a client sent; false if too much waits already. */
    boolean offer(Runnable command) {
        if (offered.incrementAndGet() > most) {
            offered.decrementAndGet();
            return false;
        }
        post(() -> {
            offered.decrementAndGet();
            command.run();
        });
        return true;
    }

    /** Takes something that must be done. */
    void post(Runnable command) {
        mailbox.post(() -> {
            if (pauses > 0) {
                waiting.addLast(command);
            } else {
                command.run();
            }
        });
    }

    /** What comes waits until every pause has had its resume. */
    void pause() {
        pauses++;
    }

    /** From any thread: ends one pause, does this first, then what waited. What fails takes nothing else with it. */
    void resume(Runnable first) {
        mailbox.post(() -> {
            pauses--;
            guarded(first);
            while (pauses == 0 && !waiting.isEmpty()) {
                guarded(waiting.removeFirst());
            }
        });
    }

    /** Everything else waits until this is done and its outcome, or its failure, is dealt with. */
    <T> void await(CompletionStage<T> stage, BiConsumer<T, Throwable> then) {
        pause();
        stage.whenComplete((outcome, failure) -> resume(() -> then.accept(outcome, failure)));
    }

    private static void guarded(Runnable command) {
        try {
            command.run();
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.ERROR, "a command of a model failed", failure);
        }
    }
}
