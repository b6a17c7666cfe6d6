package ee.convergence.transport;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Unmanaged;
import org.glassfish.tyrus.core.ComponentProvider;

/** Lets a Tyrus that runs by itself inject our endpoint, as Payara does. */
public final class InjectedOnTyrus extends ComponentProvider {

    @Override
    public boolean isApplicable(Class<?> type) {
        return type == RealtimeEndpoint.class;
    }

    @Override
    public <T> Object create(Class<T> type) {
        return new Unmanaged<>(CDI.current().getBeanManager(), type)
                .newInstance()
                .produce()
                .inject()
                .get();
    }

    @Override
    public boolean destroy(Object endpoint) {
        return true;
    }
}
