package ee.convergence.config;

import com.typesafe.config.Config;
import java.util.List;

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
     */
    public record DomainEntry(
            String namespace, String id, String displayName, boolean anonymousAllowed, int reconnectTokenMinutes) {

        private static final int ONE_DAY = 24 * 60;

        static DomainEntry of(Config config) {
            String id = config.getString("id");
            String anonymous = "config.authentication.anonymousAuthEnabled";
            String minutes = "config.authentication.reconnectTokenValidityMinutes";
            return new DomainEntry(
                    config.getString("namespace"),
                    id,
                    config.hasPath("displayName") ? config.getString("displayName") : id,
                    config.hasPath(anonymous) && config.getBoolean(anonymous),
                    config.hasPath(minutes) ? config.getInt(minutes) : ONE_DAY);
        }
    }

    static BootstrapSettings of(Config config) {
        return new BootstrapSettings(
                config.getConfigList("domains").stream().map(DomainEntry::of).toList());
    }
}
