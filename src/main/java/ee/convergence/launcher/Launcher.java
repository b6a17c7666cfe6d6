package ee.convergence.launcher;

import com.typesafe.config.ConfigException;
import ee.convergence.config.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;

/**
 * Starts the server on an unpacked WAR: port, application, then the first connection is accepted. Called once, by
 * {@link Main}.
 */
public final class Launcher {

    private static final Logger LOG = System.getLogger(Launcher.class.getName());
    private static final String UNCONFIGURED =
            "Neither a configuration file nor convergence.bootstrap.domains is given: "
                    + "serving the domain convergence/default, which anybody may enter";

    private Launcher() {}

    /**
     * Starts the server and says so. A failure has been reported when this throws it.
     *
     * @param war the folder of the unpacked WAR
     * @return ends the server in good order
     * @throws StartFailedException if the surroundings do not allow a start
     */
    public static AutoCloseable start(Path war) {
        try {
            boolean unconfigured = DefaultDomain.createIfNothingIsConfigured();
            Settings settings = Settings.load();
            RunningServer server = startWarm(war, settings);
            if (unconfigured) {
                LOG.log(Level.WARNING, UNCONFIGURED);
            }
            Greeting.print(settings, server.address());
            return server;
        } catch (StartFailedException | ConfigException expected) {
            System.err.println("convergence-ee cannot start: " + expected.getMessage());
            throw expected;
        } catch (RuntimeException unexpected) {
            LOG.log(Level.ERROR, "convergence-ee did not start", unexpected);
            throw unexpected;
        }
    }

    private static RunningServer startWarm(Path war, Settings settings) {
        Thread warmUp = WarmUp.begin(settings.storage());
        try {
            return RunningServer.start(war, settings);
        } finally {
            WarmUp.await(warmUp);
        }
    }
}
