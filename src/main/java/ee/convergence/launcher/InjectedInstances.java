package ee.convergence.launcher;

import ee.convergence.transport.RealtimeEndpoint;
import io.undertow.servlet.api.ClassIntrospecter;
import io.undertow.servlet.api.InstanceFactory;
import io.undertow.servlet.api.InstanceHandle;
import io.undertow.servlet.util.DefaultClassIntrospector;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.enterprise.inject.spi.Unmanaged.UnmanagedInstance;

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

    private record Injected<T>(UnmanagedInstance<T> instance) implements InstanceHandle<T> {

        @Override
        public T getInstance() {
            return instance.get();
        }

        @Override
        public void release() {
            instance.preDestroy().dispose();
        }
    }
}
