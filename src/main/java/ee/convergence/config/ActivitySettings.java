package ee.convergence.config;

import com.typesafe.config.Config;

/**
 * How much of activities anybody may use ({@code activity.md} section 11, row DB-A15). Lengths are in characters, sizes in
 * bytes as they travel.
 *
 * @param maxNameLength length of an activity's type and of its id
 * @param maxKeys keys of one participant's state
 * @param maxKeyLength length of a key
 * @param maxStateSize size of one participant's state
 * @param maxTotalSize size of the states of all participants of one activity
 * @param maxJoined activities that one session has joined
 */
public record ActivitySettings(
        int maxNameLength, int maxKeys, int maxKeyLength, long maxStateSize, long maxTotalSize, int maxJoined) {

    static ActivitySettings of(Config config) {
        return new ActivitySettings(
                config.getInt("max-name-length"),
                config.getInt("max-keys"),
                config.getInt("max-key-length"),
                config.getBytes("max-state-size"),
                config.getBytes("max-total-size"),
                config.getInt("max-joined"));
    }
}
