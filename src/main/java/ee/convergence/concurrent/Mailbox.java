package ee.convergence.concurrent;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The bounded queue of one shared thing. Its commands run in the order of {@link #post}, never two at a time, and each
 * sees what the ones before it wrote: inside, plain single-threaded code.
 *
 * <p>A turn runs many commands on one borrowed thread, but not endlessly, so that other mailboxes get a thread too. A
 * command that throws is logged and the next one runs. Posting never blocks and takes no lock.
 *
 * <p>When the executor refuses a turn, accepted commands stay and wait: the next {@link #post} or {@link #kick} asks
 * again. {@link Mailboxes} sees to the kick.
 *
 * <p>All methods are thread-safe.
 */
public final class Mailbox implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Mailbox.class.getName());
    private static final int TURN = 256;

    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    /** 0 idle; 1 when a turn is asked for or running: only who changed 0 to 1 may submit one. */
    private final AtomicInteger busy = new AtomicInteger();

    private final Runnable turn = this::runTurn;
    private final Executor executor;
    private final int capacity;
    private final int turnLength;
    private final Consumer<Mailbox> refused;
    private volatile boolean closed;

    /**
     * A mailbox that only the next {@link #post} or its owner's {@link #kick} wakes after a refusal.
     *
     * @param executor runs the turns
     * @param capacity commands that may wait
     */
    public Mailbox(Executor executor, int capacity) {
        this(executor, capacity, TURN, mailbox -> {});
    }

    /**
     * @param executor runs the turns
     * @param capacity commands that may wait
     * @param turnLength commands that one turn runs at most
     * @param refused told when the executor refuses a turn; must be quick and not throw
     */
    public Mailbox(Executor executor, int capacity, int turnLength, Consumer<Mailbox> refused) {
        if (capacity < 1 || turnLength < 1) {
            throw new IllegalArgumentException("capacity " + capacity + ", turn length " + turnLength);
        }
        this.executor = executor;
        this.capacity = capacity;
        this.turnLength = turnLength;
        this.refused = refused;
    }

    /** Accepts a command to be run later; false, and the command will not run, when full or closed. */
    public boolean post(Runnable command) {
        if (closed || !reserve()) {
            return false;
        }
        commands.offer(command);
        kick();
        return true;
    }

    /** Asks for a turn if commands wait and none is asked for. */
    public void kick() {
        if (busy.get() == 0 && !commands.isEmpty() && busy.compareAndSet(0, 1)) {
            submitTurn();
        }
    }

    /** Commands that wait. */
    public int size() {
        return waiting.get();
    }

    /** Accepts no more commands. Those accepted still run. */
    @Override
    public void close() {
        closed = true;
    }

    private boolean reserve() {
        int count = waiting.get();
        while (count < capacity) {
            if (waiting.compareAndSet(count, count + 1)) {
                return true;
            }
            count = waiting.get();
        }
        return false;
    }

    private void submitTurn() {
        try {
            executor.execute(turn);
        } catch (RuntimeException refusal) {
            LOG.log(Level.DEBUG, "A turn was refused", refusal);
            busy.set(0);
            refused.accept(this);
        }
    }

    private void runTurn() {
        for (int i = 0; i < turnLength; i++) {
            Runnable command = commands.poll();
            if (command == null) {
                busy.set(0);
                kick();
                return;
            }
            waiting.decrementAndGet();
            runGuarded(command);
        }
        submitTurn();
    }

    private void runGuarded(Runnable command) {
        try {
            command.run();
        } catch (Throwable failure) {
            LOG.log(Level.ERROR, "A command failed", failure);
        }
    }
}
