package ee.convergence.config;

import com.typesafe.config.Config;

/**
 * How much of permissions anybody may use ({@code permissions.md} section 5.4).
 *
 * @param maxListLength users, groups and names of permissions in one message
 */
public record PermissionSettings(int maxListLength) {

    static PermissionSettings of(Config config) {
        return new PermissionSettings(config.getInt("max-list-length"));
    }
}
