package ee.convergence.config;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How domains and sessions are looked after ({@code protocol.md} sections 2 and 11).
 *
 * @param heartbeatInterval how often a node's mark of life is stored
 * @param pruneInterval how often sessions without a mark of life are looked for
 * @param idleTimeout how old the mark of life may be
 * @param watchInterval how often changes made elsewhere are looked for
 * @param purgeInterval how often what has expired is removed
 */
public record UpkeepSettings(
        Duration heartbeatInterval,
        Duration pruneInterval,
        Duration idleTimeout,
        Duration watchInterval,
        Duration purgeInterval) {

    static UpkeepSettings of(Config realtime) {
        return new UpkeepSettings(
                realtime.getDuration("client.heartbeat-interval"),
                realtime.getDuration("domain.session-prune-interval"),
                realtime.getDuration("domain.idle-session-timeout"),
                realtime.getDuration("domain.watch-interval"),
                realtime.getDuration("domain.purge-interval"));
    }
}
