package ee.convergence.config;

import com.typesafe.config.Config;

/**
 * How much presence anybody may use ({@code identity-presence.md} section 6, row 8). Lengths are in characters, sizes in
 * bytes as they travel.
 *
 * @param maxKeys keys of one user's state
 * @param maxKeyLength length of a key
 * @param maxValueSize size of one value
 * @param maxStateSize size of one user's state
 * @param maxSubscriptions users that one session is subscribed to
 * @param maxListLength users or keys in one message
 * @param maxUsernameLength length of a username in a message
 */
public record PresenceSettings(
        int maxKeys,
        int maxKeyLength,
        long maxValueSize,
        long maxStateSize,
        int maxSubscriptions,
        int maxListLength,
        int maxUsernameLength) {

    static PresenceSettings of(Config config) {
        return new PresenceSettings(
                config.getInt("max-keys"),
                config.getInt("max-key-length"),
                config.getBytes("max-value-size"),
                config.getBytes("max-state-size"),
                config.getInt("max-subscriptions"),
                config.getInt("max-list-length"),
                config.getInt("max-username-length"));
    }
}
