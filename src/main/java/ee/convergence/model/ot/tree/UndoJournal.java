package ee.convergence.model.ot.tree;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How to take back what was changed, step by step, latest first. What cannot be refused any more is forgotten.
 *
 * <p>One journal can serve several things that change together. Not thread-safe.
 */
public final class UndoJournal {

    private final Deque<Runnable> steps = new ArrayDeque<>();
    private long forgotten;

    /** The position behind the latest step. Positions grow with every step and shrink with every undo. */
    public long position() {
        return forgotten + steps.size();
    }

    /** Notes how to take back a change that is about to be or has just been made. The step must not throw. */
    public void record(Runnable undo) {
        steps.addLast(undo);
    }

    /**
     * Takes back everything behind the position.
     *
     * @throws IllegalArgumentException if the way back is forgotten or the position was never reached
     */
    public void undoTo(long position) {
        check(position);
        while (position() > position) {
            steps.removeLast().run();
        }
    }

    /**
     * Makes everything up to the position final.
     *
     * @throws IllegalArgumentException if it already was, or the position was never reached
     */
    public void forgetTo(long position) {
        check(position);
        while (forgotten < position) {
            steps.removeFirst();
            forgotten++;
        }
    }

    private void check(long position) {
        if (position < forgotten || position > position()) {
            throw new IllegalArgumentException(position + " is not between " + forgotten + " and " + position());
        }
    }
}
