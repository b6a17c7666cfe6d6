package ee.convergence.domain;

import java.time.Duration;

/**
 * When snapshots of a model are taken after the one of its creation (model.md section 10): when one is triggered and no
 * limit forbids it. Immutable.
 *
 * @param enabled whether any are taken
 * @param versions what the number of versions since the last one says
 * @param times what the time since the last one says
 */
public record SnapshotPolicy(boolean enabled, Versions versions, Times times) {

    /** What a domain has unless it is configured. */
    public static final SnapshotPolicy OF_DOMAINS = new SnapshotPolicy(
            false, new Versions(false, 1_000, false, 250), new Times(false, Duration.ZERO, false, Duration.ZERO));

    /** What a collection has unless it is configured. */
    public static final SnapshotPolicy OF_COLLECTIONS = new SnapshotPolicy(
            false,
            new Versions(false, 1_000, false, 1_000),
            new Times(false, Duration.ofMinutes(10), false, Duration.ofMinutes(10)));

    /**
     * Counts versions.
     *
     * @param trigger whether more than {@code most} versions ask for a snapshot
     * @param most a number of versions
     * @param limit whether fewer than {@code least} versions forbid one
     * @param least a number of versions
     */
    public record Versions(boolean trigger, long most, boolean limit, long least) {

        /** @throws IllegalArgumentException if a number is negative */
        public Versions {
            requirePositive(most >= 0 && least >= 0);
        }
    }

    /**
     * Measures time, in milliseconds.
     *
     * @param trigger whether more than {@code most} asks for a snapshot
     * @param most a time
     * @param limit whether less than {@code least} forbids one
     * @param least a time
     */
    public record Times(boolean trigger, Duration most, boolean limit, Duration least) {

        /** @throws IllegalArgumentException if a time is negative */
        public Times {
            requirePositive(!most.isNegative() && !least.isNegative());
        }
    }

    /** Whether a snapshot is to be taken so many versions and so much time after the last one. */
    public boolean isDue(long versionsSince, Duration timeSince) {
        boolean allowed = (!versions.limit() || versionsSince >= versions.least())
                && (!times.limit() || timeSince.compareTo(times.least()) >= 0);
        boolean required = (versions.trigger() && versionsSince > versions.most())
                || (times.trigger() && timeSince.compareTo(times.most()) > 0);
        return enabled && allowed && required;
    }

    private static void requirePositive(boolean positive) {
        if (!positive) {
            throw new IllegalArgumentException("the intervals of a snapshot policy must not be negative");
        }
    }
}
