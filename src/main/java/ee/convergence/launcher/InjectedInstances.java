package ee.convergence.launcher;

import ee.convergence.transport.RealtimeEndpoint;
import io.undertow.servlet.api.ClassIntrospecter;
import io.undertow.servlet.api.InstanceFactory;
import io.undertow.servlet.api.InstanceHandle;
import io.undertow.servlet.util.DefaultClassIntrospector;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.enterprise.inject.spi.Unmanaged.UnmanagedInstance;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes the engine inject endpoints, as an app server does: one instance for each connection. Thread-safe. */
final class InjectedInstances implements ClassIntrospecter {

    @Override
    public <T> InstanceFactory<T> createInstanceFactory(Class<T> type) throws NoSuchMethodException {
        return type == RealtimeEndpoint.class
                ? new Injecting<>(type)
                : DefaultClassIntrospector.INSTANCE.createInstanceFactory(type);
    }

    /** The beans are not there yet when the factory is made, but are when it is used. */
    private static final class Injecting<T> implements InstanceFactory<T> {

        private final Class<T> type;
        private volatile Unmanaged<T> unmanaged;

        Injecting(Class<T> type) {
            this.type = type;
        }

        @Override
        public InstanceHandle<T> createInstance() {
            if (unmanaged == null) {
                unmanaged = new Unmanaged<>(CDI.current().getBeanManager(), type);
            }
            return new Injected<>(unmanaged.newInstance().produce().inject().postConstruct());
        }
    }

    /** The engine may release an instance more than once. */
    private static final class Injected<T> implements InstanceHandle<T> {

        private final UnmanagedInstance<T> unmanaged;
        private final T instance;
        private final AtomicBoolean released = new AtomicBoolean();

        Injected(UnmanagedInstance<T> unmanaged) {
            this.unmanaged = unmanaged;
            this.instance = unmanaged.get();
        }

        @Override
        public T getInstance() {
            return instance;
        }

        @Override
        public void release() {
            if (released.compareAndSet(false, true)) {
                unmanaged.preDestroy().dispose();
            }
        }
    }
}
