package ee.convergence.launcher;

import ee.convergence.concurrent.ServerThreads;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Plain threads in the place of an app server's managed ones. Stateless. */
@Alternative
@Priority(1)
@ApplicationScoped
public class PlainServerThreads implements ServerThreads {

    /** Not the end of a thread keeps the process alive, but the end of the server. */
    @Override
    public Thread newThread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(PlainServerThreads.class.getClassLoader());
        return thread;
    }
}
