package ee.convergence.model.live;

import java.time.Duration;

/**
 * Since when nobody is in an open model (model.md section 14). Noted by the model's mailbox only; {@link #isOver} is for
 * every thread.
 */
final class Desertion {

    /** On the clock of {@link System#nanoTime}. */
    private volatile long end;

    private volatile boolean deserted;

    /** Notes whether nobody is there; true if the model is to be let go of at once. */
    boolean note(boolean nobody, Duration grace) {
        boolean begins = nobody && !deserted;
        if (begins) {
            end = System.nanoTime() + grace.toNanos();
        }
        deserted = nobody;
        return begins && grace.isZero();
    }

    /** Whether nobody has been there for long enough. */
    boolean isOver(long now) {
        return deserted && now - end >= 0;
    }
}
