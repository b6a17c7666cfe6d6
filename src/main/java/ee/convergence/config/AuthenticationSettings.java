package ee.convergence.config;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How logins are checked. Lengths are in characters.
 *
 * @param threads threads that check passwords and JWTs
 * @param queue logins that wait for such a thread
 * @param maxPasswordLength length of a password
 * @param maxJwtLength length of a JWT
 * @param maxClaimLength length of a text in a JWT
 * @param maxGroups groups in a JWT
 * @param throttle what happens after failures
 */
public record AuthenticationSettings(
        int threads,
        int queue,
        int maxPasswordLength,
        int maxJwtLength,
        int maxClaimLength,
        int maxGroups,
        Throttle throttle) {

    /**
     * What happens after failures; 0 failures are "off".
     *
     * @param failuresPerUser failures of one user before the first pause
     * @param failuresPerAddress failures from one address before the first pause
     * @param firstPause the first pause, doubled with each further failure
     * @param longestPause the longest pause
     * @param forgetAfter time without a failure after which all is forgotten
     * @param maxEntries users and addresses that are remembered, each
     */
    public record Throttle(
            int failuresPerUser,
            int failuresPerAddress,
            Duration firstPause,
            Duration longestPause,
            Duration forgetAfter,
            int maxEntries) {

        static Throttle of(Config config) {
            return new Throttle(
                    config.getInt("failures-per-user"),
                    config.getInt("failures-per-address"),
                    config.getDuration("first-pause"),
                    config.getDuration("longest-pause"),
                    config.getDuration("forget-after"),
                    config.getInt("max-entries"));
        }
    }

    static AuthenticationSettings of(Config config) {
        int threads = config.getInt("threads");
        return new AuthenticationSettings(
                threads > 0 ? threads : Runtime.getRuntime().availableProcessors(),
                config.getInt("queue"),
                config.getInt("max-password-length"),
                config.getInt("jwt.max-length"),
                config.getInt("jwt.max-claim-length"),
                config.getInt("jwt.max-groups"),
                Throttle.of(config.getConfig("throttle")));
    }
}
