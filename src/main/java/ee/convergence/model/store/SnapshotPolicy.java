package ee.convergence.model.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * When a snapshot is taken (model.md section 10). Immutable.
 *
 * @param enabled whether any is
 * @param byVersion what the number of versions says
 * @param byTime what the time says, in milliseconds
 */
public record SnapshotPolicy(boolean enabled, Interval byVersion, Interval byTime) {

    /** What a domain has before anybody changes it. */
    public static final SnapshotPolicy OF_DOMAIN =
            new SnapshotPolicy(false, new Interval(false, 1000, false, 250), new Interval(false, 0, false, 0));

    private static final int FIELDS = 9;

    /**
     * What one measure says.
     *
     * @param triggers whether more than the most demands a snapshot
     * @param most the most that may lie between two
     * @param limits whether less than the least forbids one
     * @param least the least that must lie between two
     */
    public record Interval(boolean triggers, long most, boolean limits, long least) {

        boolean demands(long distance) {
            return triggers && distance > most;
        }

        boolean allows(long distance) {
            return !limits || distance >= least;
        }
    }

    /** Whether a snapshot is to be taken now, at this version. */
    public boolean demands(SnapshotMark last, long version, Instant now) {
        long versions = version - last.version();
        long millis = Duration.between(last.taken(), now).toMillis();
        return enabled
                && byVersion.allows(versions)
                && byTime.allows(millis)
                && (byVersion.demands(versions) || byTime.demands(millis));
    }

    /** The policy as it is stored. */
    String text() {
        return LongStream.concat(LongStream.of(enabled ? 1 : 0), LongStream.concat(numbers(byVersion), numbers(byTime)))
                .mapToObj(Long::toString)
                .collect(Collectors.joining(","));
    }

    /** The policy that was stored. */
    static SnapshotPolicy of(String text) {
        long[] fields =
                Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("no snapshot policy: " + text);
        }
        return new SnapshotPolicy(fields[0] != 0, interval(fields, 1), interval(fields, 5));
    }

    private static Interval interval(long[] fields, int first) {
        return new Interval(fields[first] != 0, fields[first + 1], fields[first + 2] != 0, fields[first + 3]);
    }

    private static LongStream numbers(Interval interval) {
        return LongStream.of(interval.triggers ? 1 : 0, interval.most, interval.limits ? 1 : 0, interval.least);
    }
}
