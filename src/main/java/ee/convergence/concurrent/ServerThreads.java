package ee.convergence.concurrent;

/**
 * Where threads come from. The one seam between this application and the server's thread management: an app server's
 * managed threads, or plain ones in the launcher and in tests.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface ServerThreads {

    /**
     * A new thread, not yet started.
     *
     * @param name how the thread is called in dumps and logs
     * @param task what it runs
     * @throws IllegalStateException if the server gives no more threads, for instance while it stops the application
     */
    Thread newThread(String name, Runnable task);
}
