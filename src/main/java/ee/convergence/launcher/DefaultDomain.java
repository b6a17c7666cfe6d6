package ee.convergence.launcher;

import ee.convergence.config.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The domain of a server that nobody configured, so that the first try needs no reading. */
final class DefaultDomain {

    private static final Logger LOG = System.getLogger(DefaultDomain.class.getName());
    private static final String KEY = "convergence.bootstrap.domains.0.";

    private DefaultDomain() {}

    /** As system properties, since that is where the application looks first. */
    static void createIfNothingIsConfigured() {
        if (Settings.fileName().isPresent()
                || !Settings.load().bootstrap().domains().isEmpty()) {
            return;
        }
        System.setProperty(KEY + "namespace", "convergence");
        System.setProperty(KEY + "id", "default");
        System.setProperty(KEY + "displayName", "Default");
        System.setProperty(KEY + "config.authentication.anonymousAuthEnabled", "true");
        System.setProperty(KEY + "config.collection.autoCreate", "true");
        LOG.log(
                Level.WARNING,
                "Neither a configuration file nor convergence.bootstrap.domains is given: "
                        + "serving the domain convergence/default, which anybody may enter");
    }
}
