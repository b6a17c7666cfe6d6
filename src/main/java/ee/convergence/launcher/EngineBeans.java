package ee.convergence.launcher;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Tells the container of the launcher's beans, which lie where it does not look. Stateless. */
public final class EngineBeans implements Extension {

    /** For the container. */
    public EngineBeans() {}

    void add(@Observes BeforeBeanDiscovery event) {
        event.addAnnotatedType(PlainServerThreads.class, PlainServerThreads.class.getName());
    }
}
