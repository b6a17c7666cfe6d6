package ee.convergence.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.util.Optional;

/**
 * The whole configuration. Immutable and thread-safe.
 *
 * @param websocket the WebSocket front door
 * @param protocol what every conversation obeys
 * @param limits how much anybody may use
 * @param server the process and its surroundings
 * @param storage the database
 * @param presence how much presence anybody may use
 * @param identity how much of users and groups anybody may ask for or store
 * @param permissions how much of permissions anybody may use
 * @param activities how activities are kept
 * @param chats how much of chats anybody may use
 * @param models how models are kept
 * @param offline how models that clients keep offline are kept up to date
 * @param administration the administration API
 * @param authentication how logins are checked
 * @param upkeep how domains and sessions are looked after
 * @param bootstrap what is created at start
 */
public record Settings(
        WebSocketSettings websocket,
        ProtocolSettings protocol,
        LimitSettings limits,
        ServerSettings server,
        StorageSettings storage,
        PresenceSettings presence,
        IdentitySettings identity,
        PermissionSettings permissions,
        ActivitySettings activities,
        ChatSettings chats,
        ModelSettings models,
        OfflineSettings offline,
        AdministrationSettings administration,
        AuthenticationSettings authentication,
        UpkeepSettings upkeep,
        BootstrapSettings bootstrap) {

    /** The system property that names a configuration file. */
    public static final String FILE_PROPERTY = "convergence.config";

    /** The environment variable that names a configuration file when the property does not. */
    public static final String FILE_VARIABLE = "CONVERGENCE_CONFIG";

    /**
     * Reads system properties, the named file if any, and the defaults, the first that has a key winning.
     *
     * @throws ConfigException if the file cannot be read or a value is not of its type
     */
    public static Settings load() {
        ConfigFactory.invalidateCaches();
        Config file = fileName()
                .map(name -> ConfigFactory.parseFile(
                        new File(name),
                        com.typesafe.config.ConfigParseOptions.defaults().setAllowMissing(false)))
                .orElse(ConfigFactory.empty());
        return of(ConfigFactory.systemProperties().withFallback(file));
    }

    /** The settings in the given configuration, the defaults where it is silent. */
    public static Settings of(Config overrides) {
        Config all = overrides
                .withFallback(ConfigFactory.parseResources(Settings.class.getClassLoader(), "reference.conf"))
                .resolve();
        Config realtime = all.getConfig("convergence.realtime");
        return new Settings(
                WebSocketSettings.of(realtime.getConfig("websocket")),
                ProtocolSettings.of(realtime),
                LimitSettings.of(realtime.getConfig("limits")),
                ServerSettings.of(all.getConfig("convergence")),
                StorageSettings.of(all.getConfig("convergence.storage")),
                PresenceSettings.of(all.getConfig("convergence.presence")),
                IdentitySettings.of(all.getConfig("convergence.identity")),
                PermissionSettings.of(all.getConfig("convergence.permissions")),
                ActivitySettings.of(all.getConfig("convergence.activities")),
                ChatSettings.of(all.getConfig("convergence.chats")),
                ModelSettings.of(all.getConfig("convergence.models")),
                OfflineSettings.of(all.getConfig("convergence.offline")),
                AdministrationSettings.of(all.getConfig("convergence.administration")),
                AuthenticationSettings.of(all.getConfig("convergence.authentication")),
                UpkeepSettings.of(realtime),
                BootstrapSettings.of(all.getConfig("convergence.bootstrap")));
    }

    /** The configuration file that was named, if any. */
    public static Optional<String> fileName() {
        return Optional.ofNullable(System.getProperty(FILE_PROPERTY, System.getenv(FILE_VARIABLE)))
                .filter(name -> !name.isBlank());
    }
}
