package ee.convergence.bench.scenario;

import java.util.Optional;

/**
 * The most that a figure of the server may be: the reference times the factor, or the reference plus the slack,
 * whichever is more, but no more than a cap; or the least.
 *
 * @param reference what the figure is compared with
 * @param metric the other figure, where the reference is one
 * @param factor how many times the reference
 * @param slack how much more than the reference, in the unit of the figure
 * @param cap the most that the bound may be, whatever the reference
 * @param least whether the figure must not be less, rather than not be more
 */
public record Bound(
        Reference reference, Optional<Metric> metric, double factor, double slack, double cap, boolean least) {

    private static final double NO_CAP = Double.POSITIVE_INFINITY;

    /** What a figure is compared with. */
    public enum Reference {
        /** Nothing: the slack alone is the bound. */
        NOTHING,
        /** The same figure of the bare endpoint. */
        BARE,
        /** Another figure of the same server. */
        OTHER_METRIC
    }

    /** An absolute bound. */
    public static Bound atMost(double value) {
        return new Bound(Reference.NOTHING, Optional.empty(), 0, value, NO_CAP, false);
    }

    /** An absolute bound for a figure of which more is better. */
    public static Bound atLeast(double value) {
        return new Bound(Reference.NOTHING, Optional.empty(), 0, value, NO_CAP, true);
    }

    /** Whether the figure is on the wrong side of the limit. */
    public boolean isMissed(double figure, double limit) {
        return least ? figure < limit : figure > limit;
    }

    /** A bound relative to the bare endpoint. */
    public static Bound ofBare(double factor, double slack) {
        return new Bound(Reference.BARE, Optional.empty(), factor, slack, NO_CAP, false);
    }

    /** A bound relative to another figure of the same server. */
    public static Bound of(Metric other, double factor, double slack) {
        return new Bound(Reference.OTHER_METRIC, Optional.of(other), factor, slack, NO_CAP, false);
    }

    /** The same bound, or the value if that is less. */
    public Bound andAtMost(double value) {
        return new Bound(reference, metric, factor, slack, value, least);
    }

    /** The bound in the unit of the figure. */
    public double limit(double referenceValue) {
        return Math.min(cap, Math.max(referenceValue * factor, referenceValue + slack));
    }
}
