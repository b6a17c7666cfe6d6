package ee.convergence.config;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How models that clients keep offline are kept up to date (model.md section 13).
 *
 * @param modelSyncInterval how often they are compared with what the clients have
 * @param maxSubscriptions models that one session keeps
 */
public record OfflineSettings(Duration modelSyncInterval, int maxSubscriptions) {

    static OfflineSettings of(Config config) {
        return new OfflineSettings(config.getDuration("model-sync-interval"), config.getInt("max-subscriptions"));
    }
}
