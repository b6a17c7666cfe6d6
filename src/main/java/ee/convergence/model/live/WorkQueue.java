package ee.convergence.model.live;

import ee.convergence.concurrent.Mailbox;
import ee.convergence.concurrent.Mailboxes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The mailbox of one model, which can be paused while something is read that the next command needs. What clients send is
 * bounded; what the model tells itself is always taken. {@link #post} and {@link #offer} are thread-safe, the rest is for
 * the mailbox's thread.
 */
final class WorkQueue {

    private final Mailbox mailbox;
    private final int most;
    private final AtomicInteger offered = new AtomicInteger();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean paused;

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
            if (paused) {
                waiting.addLast(command);
            } else {
                command.run();
            }
        });
    }

    /** What comes waits for {@link #resume}. */
    void pause() {
        paused = true;
    }

    /** From any thread: does this first, then what waited. */
    void resume(Runnable first) {
        mailbox.post(() -> {
            paused = false;
            first.run();
            while (!paused && !waiting.isEmpty()) {
                waiting.removeFirst().run();
            }
        });
    }
}
