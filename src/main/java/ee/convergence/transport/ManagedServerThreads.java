package ee.convergence.transport;

import ee.convergence.concurrent.ServerThreads;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;

/** Threads of the app server, so that they carry the application's context. Thread-safe. */
@ApplicationScoped
public class ManagedServerThreads implements ServerThreads {

    @Resource
    private ManagedThreadFactory factory;

    @Override
    public Thread newThread(String name, Runnable task) {
        Thread thread = factory.newThread(task);
        thread.setName(name);
        return thread;
    }
}
