package ee.convergence.concurrent;

/** Daemon threads of the JDK, for the launcher and for tests. Stateless and thread-safe. */
public final class PlainThreads implements ServerThreads {

    @Override
    public Thread newThread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
