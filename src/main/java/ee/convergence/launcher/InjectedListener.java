package ee.convergence.launcher;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.enterprise.inject.spi.Unmanaged.UnmanagedInstance;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Stands for a listener that has things injected: Undertow makes its listeners before the first of them, Weld's, has
 * started the container. Called by one thread at a time.
 */
final class InjectedListener implements ServletContextListener {

    private final Class<? extends ServletContextListener> type;
    private volatile UnmanagedInstance<? extends ServletContextListener> instance;

    InjectedListener(Class<? extends ServletContextListener> type) {
        this.type = type;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        instance = new Unmanaged<>(CDI.current().getBeanManager(), type)
                .newInstance()
                .produce()
                .inject()
                .postConstruct();
        instance.get().contextInitialized(event);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (instance != null) {
            instance.get().contextDestroyed(event);
            instance.preDestroy().dispose();
        }
    }
}
