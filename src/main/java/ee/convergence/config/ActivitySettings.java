package ee.convergence.config;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How activities are kept and how much they may hold ({@code activity.md} section 11, rows DB-A11 and DB-A15). Sizes are in
 * bytes as they travel.
 *
 * @param maxNameLength characters of a type or an id
 * @param maxKeys keys of one participant's state
 * @param maxKeyLength characters of a key
 * @param maxStateSize size of one participant's state
 * @param maxJoined activities that one session has joined
 * @param maxWaiting messages that wait for one activity
 * @param passivationTimeout how long an activity that nobody has joined stays in memory
 * @param ephemeralGrace how long an ephemeral activity outlives its last session
 */
public record ActivitySettings(
        int maxNameLength,
        int maxKeys,
        int maxKeyLength,
        long maxStateSize,
        int maxJoined,
        int maxWaiting,
        Duration passivationTimeout,
        Duration ephemeralGrace) {

    static ActivitySettings of(Config config) {
        return new ActivitySettings(
                config.getInt("max-name-length"),
                config.getInt("max-keys"),
                config.getInt("max-key-length"),
                config.getBytes("max-state-size"),
                config.getInt("max-joined"),
                config.getInt("max-waiting"),
                config.getDuration("passivation-timeout"),
                config.getDuration("ephemeral-grace"));
    }
}
