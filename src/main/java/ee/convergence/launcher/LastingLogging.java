package ee.convergence.launcher;

import java.util.logging.LogManager;

/**
 * A log manager that outlives the beginning of the shutdown: the JDK's own drops its handlers as soon as the process is
 * told to end, and what happens while the server drains would go unsaid. Thread-safe as its superclass is.
 */
public final class LastingLogging extends LogManager {

    /** For the JDK, which makes it by name. */
    public LastingLogging() {}

    /** Does nothing: the one configuration is read once, and handlers write through. */
    @Override
    public void reset() {
        // The JDK calls this from its shutdown hook, at the same time as ours runs.
    }
}
