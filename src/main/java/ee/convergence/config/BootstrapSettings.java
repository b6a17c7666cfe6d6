package ee.convergence.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is created at start if it does not exist.
 *
 * @param domains the domains
 */
public record BootstrapSettings(List<DomainEntry> domains) {

    /**
     * One domain.
     *
     * @param namespace its namespace
     * @param id its id within the namespace
     * @param displayName its name for people
     * @param anonymousAllowed whether anonymous users may log in
     * @param reconnectTokenMinutes how long a reconnect token lives after its last use
     * @param models what it says about its models
     * @param users its users
     * @param groups its groups
     * @param jwtKeys the keys that may sign logins
     */
    public record DomainEntry(
            String namespace,
            String id,
            String displayName,
            boolean anonymousAllowed,
            int reconnectTokenMinutes,
            ModelEntry models,
            List<UserEntry> users,
            List<GroupEntry> groups,
            List<JwtKeyEntry> jwtKeys) {

        private static final int ONE_DAY = 24 * 60;

        static DomainEntry of(Config config) {
            String id = config.getString("id");
            String anonymous = "config.authentication.anonymousAuthEnabled";
            String minutes = "config.authentication.reconnectTokenValidityMinutes";
            return new DomainEntry(
                    config.getString("namespace"),
                    id,
                    text(config, "displayName").orElse(id),
                    config.hasPath(anonymous) && config.getBoolean(anonymous),
                    config.hasPath(minutes) ? config.getInt(minutes) : ONE_DAY,
                    ModelEntry.of(config.hasPath("config") ? config.getConfig("config") : ConfigFactory.empty()),
                    list(config, "users").stream().map(UserEntry::of).toList(),
                    list(config, "groups").stream().map(GroupEntry::of).toList(),
                    list(config, "jwtKeys").stream().map(JwtKeyEntry::of).toList());
        }
    }

    /** One user; what is absent is not set. Never shown with its password. */
    public record UserEntry(
            String username,
            Optional<String> password,
            Optional<String> firstName,
            Optional<String> lastName,
            Optional<String> displayName,
            Optional<String> email) {

        static UserEntry of(Config config) {
            return new UserEntry(
                    config.getString("username"),
                    text(config, "password"),
                    text(config, "firstName"),
                    text(config, "lastName"),
                    text(config, "displayName"),
                    text(config, "email"));
        }

        @Override
        public String toString() {
            return "UserEntry[" + username + "]";
        }
    }

    /**
     * One group.
     *
     * @param id its id
     * @param description its description, possibly empty
     * @param members names of normal users
     */
    public record GroupEntry(String id, String description, List<String> members) {

        static GroupEntry of(Config config) {
            return new GroupEntry(
                    config.getString("id"),
                    text(config, "description").orElse(""),
                    config.hasPath("members") ? List.copyOf(config.getStringList("members")) : List.of());
        }
    }

    /**
     * One key; either the key itself or the file that holds it is present.
     *
     * @param id its id
     * @param description its description, possibly empty
     * @param key a public key in PEM
     * @param keyFile a file that holds one
     * @param enabled whether it may sign logins
     */
    public record JwtKeyEntry(
            String id, String description, Optional<String> key, Optional<Path> keyFile, boolean enabled) {

        static JwtKeyEntry of(Config config) {
            return new JwtKeyEntry(
                    config.getString("id"),
                    text(config, "description").orElse(""),
                    text(config, "key"),
                    text(config, "keyFile").map(Path::of),
                    !config.hasPath("enabled") || config.getBoolean("enabled"));
        }
    }

    static BootstrapSettings of(Config config) {
        return new BootstrapSettings(
                list(config, "domains").stream().map(DomainEntry::of).toList());
    }

    private static List<? extends Config> list(Config config, String path) {
        return config.hasPath(path) ? config.getConfigList(path) : List.of();
    }

    private static Optional<String> text(Config config, String path) {
        return config.hasPath(path) ? Optional.of(config.getString(path)) : Optional.empty();
    }
}
