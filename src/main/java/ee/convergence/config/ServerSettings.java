package ee.convergence.config;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;

/**
 * The process and its surroundings.
 *
 * @param host where the launcher listens
 * @param port the launcher's port, 0 for any free one
 * @param versionDisclosed whether {@code GET /} tells the version
 * @param trustedProxies addresses or networks whose forwarding headers are believed
 * @param workers threads that process messages
 * @param shutdownSpread time over which connections are closed
 * @param shutdownDeadline time after which all connections are gone
 */
public record ServerSettings(
        String host,
        int port,
        boolean versionDisclosed,
        List<String> trustedProxies,
        int workers,
        Duration shutdownSpread,
        Duration shutdownDeadline) {

    private static final int FEWEST_WORKERS = 4;

    static ServerSettings of(Config convergence) {
        Config realtime = convergence.getConfig("realtime");
        return new ServerSettings(
                realtime.getString("host"),
                realtime.getInt("port"),
                realtime.getBoolean("version-disclosed"),
                List.copyOf(realtime.getStringList("trusted-proxies")),
                workers(convergence.getInt("threads.workers")),
                realtime.getDuration("shutdown.spread"),
                realtime.getDuration("shutdown.deadline"));
    }

    private static int workers(int configured) {
        return configured > 0
                ? configured
                : Math.max(FEWEST_WORKERS, 2 * Runtime.getRuntime().availableProcessors());
    }
}
