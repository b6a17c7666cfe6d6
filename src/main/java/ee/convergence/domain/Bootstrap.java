package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.config.BootstrapSettings.DomainEntry;
import ee.convergence.config.Settings;
import ee.convergence.storage.Counters;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** Creates what the configuration names and the database lacks; changes nothing that exists. Thread-safe. */
@ServerSingleton
public final class Bootstrap {

    private static final Logger LOG = System.getLogger(Bootstrap.class.getName());
    private static final String NO_DOMAIN = "";

    private final Settings settings;
    private final Writer writer;
    private final Counters counters;

    /** Bootstraps with these settings through this writer. */
    @Inject
    public Bootstrap(Settings settings, Writer writer, Counters counters) {
        this.settings = settings;
        this.writer = writer;
        this.counters = counters;
    }

    /** Does it; returns when it is stored. */
    public void run() {
        for (DomainEntry entry : settings.bootstrap().domains()) {
            if (entry.namespace().isEmpty() || entry.id().isEmpty()) {
                throw new IllegalArgumentException("convergence.bootstrap.domains: namespace and id must not be empty");
            }
            if (writer.submit(NO_DOMAIN, handle -> create(handle, entry)).join()) {
                LOG.log(Level.INFO, () -> "created domain " + entry.namespace() + "/" + entry.id());
            }
        }
    }

    private boolean create(Handle handle, DomainEntry entry) {
        DomainId id = new DomainId(entry.namespace(), entry.id());
        if (DomainStore.find(handle, id).isPresent()) {
            return false;
        }
        return DomainStore.insert(
                handle,
                new Domain(
                        counters.next(handle, NO_DOMAIN, "domain"),
                        id,
                        entry.displayName(),
                        DomainStatus.READY,
                        DomainAvailability.ONLINE,
                        entry.anonymousAllowed(),
                        Duration.ofMinutes(entry.reconnectTokenMinutes())));
    }
}
