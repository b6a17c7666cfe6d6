package ee.convergence.concurrent;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * Makes the mailboxes of one executor and wakes those whose turn it refused: {@link #kick} is registered with the
 * {@link Sweep}. Mailboxes that were not refused cost it nothing. Thread-safe.
 */
public final class Mailboxes {

    private static final int TURN = 256;

    private final Queue<Mailbox> refused = new ConcurrentLinkedQueue<>();
    private final Executor executor;

    /** @param executor runs all turns */
    public Mailboxes(Executor executor) {
        this.executor = executor;
    }

    /**
     * A new mailbox.
     *
     * @param capacity commands that may wait
     */
    public Mailbox create(int capacity) {
        return new Mailbox(executor, capacity, TURN, refused::add);
    }

    /** Asks again for the turns that were refused. */
    public void kick() {
        for (int left = refused.size(); left > 0; left--) {
            Mailbox mailbox = refused.poll();
            if (mailbox == null) {
                return;
            }
            mailbox.kick();
        }
    }
}
