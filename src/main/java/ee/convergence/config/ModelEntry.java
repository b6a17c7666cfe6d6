package ee.convergence.config;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a domain of the bootstrap says about its models; what is absent is as usual.
 *
 * @param collectionAutoCreate whether the first model of a collection makes the collection
 * @param snapshots when snapshots are taken
 */
public record ModelEntry(Optional<Boolean> collectionAutoCreate, SnapshotEntry snapshots) {

    /** The parts of a snapshot policy. */
    public record SnapshotEntry(
            Optional<Boolean> enabled,
            Optional<Boolean> triggerByVersion,
            Optional<Long> maxVersions,
            Optional<Boolean> limitByVersion,
            Optional<Long> minVersions,
            Optional<Boolean> triggerByTime,
            Optional<Duration> maxTime,
            Optional<Boolean> limitByTime,
            Optional<Duration> minTime) {}

    static ModelEntry of(Config config) {
        return new ModelEntry(
                value(config, "collection.autoCreate", Config::getBoolean),
                new SnapshotEntry(
                        value(config, "snapshotPolicy.enabled", Config::getBoolean),
                        value(config, "snapshotPolicy.triggerByVersion", Config::getBoolean),
                        value(config, "snapshotPolicy.maxVersionInterval", Config::getLong),
                        value(config, "snapshotPolicy.limitByVersion", Config::getBoolean),
                        value(config, "snapshotPolicy.minVersionInterval", Config::getLong),
                        value(config, "snapshotPolicy.triggerByTime", Config::getBoolean),
                        value(config, "snapshotPolicy.maxTimeInterval", Config::getDuration),
                        value(config, "snapshotPolicy.limitByTime", Config::getBoolean),
                        value(config, "snapshotPolicy.minTimeInterval", Config::getDuration)));
    }

    private static <T> Optional<T> value(Config config, String path, BiFunction<Config, String, T> getter) {
        return config.hasPath(path) ? Optional.of(getter.apply(config, path)) : Optional.empty();
    }
}
