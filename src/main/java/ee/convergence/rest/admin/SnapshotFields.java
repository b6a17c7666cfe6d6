package ee.convergence.rest.admin;

import ee.convergence.domain.SnapshotPolicy;
import ee.convergence.domain.SnapshotPolicy.Times;
import ee.convergence.domain.SnapshotPolicy.Versions;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Set;

/** Snapshot policies in requests and answers. Stateless. */
final class SnapshotFields {

    private static final String ENABLED = "enabled";
    private static final String BY_VERSION = "triggerByVersion";
    private static final String MOST_VERSIONS = "maxVersionInterval";
    private static final String VERSION_LIMIT = "limitByVersion";
    private static final String LEAST_VERSIONS = "minVersionInterval";
    private static final String BY_TIME = "triggerByTime";
    private static final String MOST_SECONDS = "maxTimeIntervalSeconds";
    private static final String TIME_LIMIT = "limitByTime";
    private static final String LEAST_SECONDS = "minTimeIntervalSeconds";

    /** The names of all fields. */
    static final Set<String> ALL = Set.of(
            ENABLED,
            BY_VERSION,
            MOST_VERSIONS,
            VERSION_LIMIT,
            LEAST_VERSIONS,
            BY_TIME,
            MOST_SECONDS,
            TIME_LIMIT,
            LEAST_SECONDS);

    private SnapshotFields() {}

    /** The policy with what a request gives. */
    static SnapshotPolicy changed(SnapshotPolicy policy, JsonBody given) {
        Versions versions = policy.versions();
        Times times = policy.times();
        return new SnapshotPolicy(
                given.flag(ENABLED).orElse(policy.enabled()),
                new Versions(
                        given.flag(BY_VERSION).orElse(versions.trigger()),
                        given.number(MOST_VERSIONS).map(Integer::longValue).orElse(versions.most()),
                        given.flag(VERSION_LIMIT).orElse(versions.limit()),
                        given.number(LEAST_VERSIONS).map(Integer::longValue).orElse(versions.least())),
                new Times(
                        given.flag(BY_TIME).orElse(times.trigger()),
                        given.number(MOST_SECONDS).map(Duration::ofSeconds).orElse(times.most()),
                        given.flag(TIME_LIMIT).orElse(times.limit()),
                        given.number(LEAST_SECONDS).map(Duration::ofSeconds).orElse(times.least())));
    }

    static JsonObjectBuilder json(SnapshotPolicy policy) {
        return JsonText.object()
                .add(ENABLED, policy.enabled())
                .add(BY_VERSION, policy.versions().trigger())
                .add(MOST_VERSIONS, policy.versions().most())
                .add(VERSION_LIMIT, policy.versions().limit())
                .add(LEAST_VERSIONS, policy.versions().least())
                .add(BY_TIME, policy.times().trigger())
                .add(MOST_SECONDS, policy.times().most().toSeconds())
                .add(TIME_LIMIT, policy.times().limit())
                .add(LEAST_SECONDS, policy.times().least().toSeconds());
    }
}
