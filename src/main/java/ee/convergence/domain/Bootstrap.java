package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.config.BootstrapSettings.DomainEntry;
import ee.convergence.config.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/** Creates what the configuration names and the database lacks; changes nothing that exists. Thread-safe. */
@ServerSingleton
public final class Bootstrap {

    private static final Logger LOG = System.getLogger(Bootstrap.class.getName());

    private final Settings settings;
    private final Domains domains;
    private final DomainBootstrap contents;

    /** Bootstraps with these settings. */
    @Inject
    Bootstrap(Settings settings, Domains domains, DomainBootstrap contents) {
        this.settings = settings;
        this.domains = domains;
        this.contents = contents;
    }

    /**
     * Does it; returns when it is stored.
     *
     * @throws IllegalArgumentException if the configuration names something that cannot be
     */
    public void run() {
        for (DomainEntry entry : settings.bootstrap().domains()) {
            Domain domain = create(entry);
            if (domain.status() != DomainStatus.DELETING) {
                contents.create(domain, entry);
            }
        }
    }

    private Domain create(DomainEntry entry) {
        DomainId id = new DomainId(entry.namespace(), entry.id());
        Optional<Domain> known = domains.find(id).join();
        if (known.isPresent()) {
            return known.get();
        }
        NewDomain wanted = new NewDomain(
                id,
                entry.displayName(),
                entry.anonymousAllowed(),
                Duration.ofMinutes(entry.reconnectTokenMinutes()),
                ModelDefaultsEntry.of(entry.models()));
        Optional<Domain> created = domains.create(wanted).join();
        if (created.isPresent()) {
            LOG.log(Level.INFO, () -> "created domain " + id);
            return created.get();
        }
        return domains.find(id).join().orElseThrow();
    }
}
