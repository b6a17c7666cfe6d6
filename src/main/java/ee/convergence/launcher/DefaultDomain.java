package ee.convergence.launcher;

import ee.convergence.config.Settings;

/** The domain of a server that nobody configured, so that the first try needs no reading. */
final class DefaultDomain {

    private static final String KEY = "convergence.bootstrap.domains.0.";

    private DefaultDomain() {}

    /**
     * Gives it to the application as system properties, since that is where settings are looked up first.
     *
     * @return whether nothing was configured
     */
    static boolean createIfNothingIsConfigured() {
        if (Settings.fileName().isPresent()
                || !Settings.load().bootstrap().domains().isEmpty()) {
            return false;
        }
        System.setProperty(KEY + "namespace", "convergence");
        System.setProperty(KEY + "id", "default");
        System.setProperty(KEY + "displayName", "Default");
        System.setProperty(KEY + "config.authentication.anonymousAuthEnabled", "true");
        System.setProperty(KEY + "config.collection.autoCreate", "true");
        return true;
    }
}
